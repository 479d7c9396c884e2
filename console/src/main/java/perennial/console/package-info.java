/**
 * Web pages and documents for people: what the public may see of lab results and of waivers. No
 * page needs a script.
 */
@NullMarked
package perennial.console;

import org.jspecify.annotations.NullMarked;
