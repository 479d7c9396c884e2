/** All rows made anew from the journal, and held beside those that the registry serves from. */
@NullMarked
package perennial.oversight.rebuild;

import org.jspecify.annotations.NullMarked;
