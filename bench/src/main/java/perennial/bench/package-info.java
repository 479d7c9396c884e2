/** Measurements of the registry beside pgbench on the same PostgreSQL. */
@NullMarked
package perennial.bench;

import org.jspecify.annotations.NullMarked;
