/** D19: old labels did not scan after a migration. */
@NullMarked
package perennial.drills.d19;

import org.jspecify.annotations.NullMarked;
