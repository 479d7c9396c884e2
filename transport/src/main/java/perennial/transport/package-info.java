/** Transfers and their manifests: the one way in which goods change owner. */
@NullMarked
package perennial.transport;

import org.jspecify.annotations.NullMarked;
