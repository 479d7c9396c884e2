/**
 * The server behind the endpoints: limits, failures in the right dialect, health, metrics, stop.
 */
@NullMarked
package perennial.web.server;

import org.jspecify.annotations.NullMarked;
