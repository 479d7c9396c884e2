/** D04: a new panel that judges what was tested before it. */
@NullMarked
package perennial.drills.d04;

import org.jspecify.annotations.NullMarked;
