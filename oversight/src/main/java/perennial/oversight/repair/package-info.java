/** Setting back what was changed past the registry: the plan, its approval, and its execution. */
@NullMarked
package perennial.oversight.repair;

import org.jspecify.annotations.NullMarked;
