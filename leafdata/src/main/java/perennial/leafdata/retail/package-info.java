/** Sales on the LeafData wire. */
@NullMarked
package perennial.leafdata.retail;

import org.jspecify.annotations.NullMarked;
