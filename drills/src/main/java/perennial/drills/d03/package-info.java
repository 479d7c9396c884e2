/** D03: pseudo-licensees owned a million placeholder results. */
@NullMarked
package perennial.drills.d03;

import org.jspecify.annotations.NullMarked;
