/** Licensees, licenses, areas, users, keys and devices, and what each may do. */
@NullMarked
package perennial.licensing;

import org.jspecify.annotations.NullMarked;
