/** The account that a drill gives of itself: steps, what each must show, what was seen. */
@NullMarked
package perennial.drills.story;

import org.jspecify.annotations.NullMarked;
