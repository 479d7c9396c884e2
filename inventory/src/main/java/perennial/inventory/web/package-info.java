/** Calls of the native API that are this room's. */
@NullMarked
package perennial.inventory.web;

import org.jspecify.annotations.NullMarked;
