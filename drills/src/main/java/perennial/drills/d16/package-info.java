/** D16: a transfer whose status lagged between its parties. */
@NullMarked
package perennial.drills.d16;

import org.jspecify.annotations.NullMarked;
