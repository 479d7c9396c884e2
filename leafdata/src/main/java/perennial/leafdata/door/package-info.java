/** Where requests of the LeafData wire are received, executed and answered. */
@NullMarked
package perennial.leafdata.door;

import org.jspecify.annotations.NullMarked;
