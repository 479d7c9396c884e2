/** The native API of the licensing room, and how its callers are identified and told. */
@NullMarked
package perennial.licensing.web;

import org.jspecify.annotations.NullMarked;
