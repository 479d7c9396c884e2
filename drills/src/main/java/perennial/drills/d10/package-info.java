/** D10: leading zeros and suffixes of codes were lost. */
@NullMarked
package perennial.drills.d10;

import org.jspecify.annotations.NullMarked;
