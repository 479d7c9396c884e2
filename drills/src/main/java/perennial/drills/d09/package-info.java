/** D09: a license number was issued again, and old manifests showed the new buyer. */
@NullMarked
package perennial.drills.d09;

import org.jspecify.annotations.NullMarked;
