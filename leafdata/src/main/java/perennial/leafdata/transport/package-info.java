/** Transfers on the LeafData wire. */
@NullMarked
package perennial.leafdata.transport;

import org.jspecify.annotations.NullMarked;
