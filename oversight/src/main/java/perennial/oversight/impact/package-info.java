/** What a rule set would change, told before it is published. */
@NullMarked
package perennial.oversight.impact;

import org.jspecify.annotations.NullMarked;
