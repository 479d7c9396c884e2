/** The LeafData v1 wire: a translator that holds no rule and no SQL that writes. */
@NullMarked
package perennial.leafdata;

import org.jspecify.annotations.NullMarked;
