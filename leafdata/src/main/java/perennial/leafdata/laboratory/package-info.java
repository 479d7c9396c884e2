/** Lab results on the LeafData wire. */
@NullMarked
package perennial.leafdata.laboratory;

import org.jspecify.annotations.NullMarked;
