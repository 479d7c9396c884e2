/** D05: licensees were there twice for a while. */
@NullMarked
package perennial.drills.d05;

import org.jspecify.annotations.NullMarked;
