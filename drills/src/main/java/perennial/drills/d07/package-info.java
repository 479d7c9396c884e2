/** D07: license codes changed and every identifier was rewritten. */
@NullMarked
package perennial.drills.d07;

import org.jspecify.annotations.NullMarked;
