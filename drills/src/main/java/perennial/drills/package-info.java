/** The drills: failures of other systems, caused on purpose on a registry of their own. */
@NullMarked
package perennial.drills;

import org.jspecify.annotations.NullMarked;
