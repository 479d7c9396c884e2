/** Strains and plants on the LeafData wire. */
@NullMarked
package perennial.leafdata.cultivation;

import org.jspecify.annotations.NullMarked;
