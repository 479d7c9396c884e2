/** D02: references that came to point at other owners' objects. */
@NullMarked
package perennial.drills.d02;

import org.jspecify.annotations.NullMarked;
