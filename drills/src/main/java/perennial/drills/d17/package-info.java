/** D17: strains that came back, origins that were lost, plants that stayed behind. */
@NullMarked
package perennial.drills.d17;

import org.jspecify.annotations.NullMarked;
