/** D11: a receipt that rewrote the supplier's records. */
@NullMarked
package perennial.drills.d11;

import org.jspecify.annotations.NullMarked;
