/** Objects, serials, leases and aliases: what a thing is called, for ever. */
@NullMarked
package perennial.identifiers;

import org.jspecify.annotations.NullMarked;
