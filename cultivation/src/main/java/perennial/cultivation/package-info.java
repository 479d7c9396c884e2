/** Strains, plant batches, plants and harvests. */
@NullMarked
package perennial.cultivation;

import org.jspecify.annotations.NullMarked;
