/** The values of the LeafData v1 wire, read and printed: no rule, no storage, no room. */
@NullMarked
package perennial.leafdata.format;

import org.jspecify.annotations.NullMarked;
