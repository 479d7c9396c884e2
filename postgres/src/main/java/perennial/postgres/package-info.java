/** The embedded PostgreSQL: a durable server that is a child of this process and dies with it. */
@NullMarked
package perennial.postgres;

import org.jspecify.annotations.NullMarked;
