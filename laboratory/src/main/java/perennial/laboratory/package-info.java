/** Samples, results and certificates. */
@NullMarked
package perennial.laboratory;

import org.jspecify.annotations.NullMarked;
