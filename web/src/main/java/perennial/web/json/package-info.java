/** Strict reading and writing of JSON, with a limit on everything that a caller can make large. */
@NullMarked
package perennial.web.json;

import org.jspecify.annotations.NullMarked;
