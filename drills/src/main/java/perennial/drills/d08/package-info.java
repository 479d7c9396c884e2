/** D08: identifiers were rewritten later, with goods on the road. */
@NullMarked
package perennial.drills.d08;

import org.jspecify.annotations.NullMarked;
