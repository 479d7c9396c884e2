/** D15: a database that was copied, with the routes of manifests. */
@NullMarked
package perennial.drills.d15;

import org.jspecify.annotations.NullMarked;
