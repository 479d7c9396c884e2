/** The main program: command line, configuration, wiring, and the embedded PostgreSQL. */
@NullMarked
package perennial.server;

import org.jspecify.annotations.NullMarked;
