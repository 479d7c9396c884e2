/**
 * Lots, packages, product types, production batches, conversions, adjustments and disposals: the
 * balance of mass.
 */
@NullMarked
package perennial.inventory;

import org.jspecify.annotations.NullMarked;
