/** Sales to consumers and patients, and returns. */
@NullMarked
package perennial.retail;

import org.jspecify.annotations.NullMarked;
