/** Ids, quantities, decisions, moments and the canonical encoding: no I/O and no framework. */
@NullMarked
package perennial.kernel;

import org.jspecify.annotations.NullMarked;
