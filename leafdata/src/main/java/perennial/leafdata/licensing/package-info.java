/** Areas, users and licensees on the LeafData wire. */
@NullMarked
package perennial.leafdata.licensing;

import org.jspecify.annotations.NullMarked;
