/** D18: lots below zero, adjustments without a lot, jars out of nothing. */
@NullMarked
package perennial.drills.d18;

import org.jspecify.annotations.NullMarked;
