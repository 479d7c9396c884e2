/**
 * The native API of the transport room: transfers as their parties see them, what stands in a
 * place, and how that is wound down.
 */
@NullMarked
package perennial.transport.web;

import org.jspecify.annotations.NullMarked;
