/** The native API of the transport room: what stands in a place, and how it is wound down. */
@NullMarked
package perennial.transport.web;

import org.jspecify.annotations.NullMarked;
