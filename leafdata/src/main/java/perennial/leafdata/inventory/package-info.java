/** Inventory types, batches, lots, conversions, adjustments and disposals on the LeafData wire. */
@NullMarked
package perennial.leafdata.inventory;

import org.jspecify.annotations.NullMarked;
