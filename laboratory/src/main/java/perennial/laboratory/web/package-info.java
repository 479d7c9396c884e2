/** Laboratory's routes of the native API. */
@NullMarked
package perennial.laboratory.web;

import org.jspecify.annotations.NullMarked;
