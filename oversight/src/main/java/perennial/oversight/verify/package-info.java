/** Checks chains, entries and rows against each other, while the registry serves. */
@NullMarked
package perennial.oversight.verify;

import org.jspecify.annotations.NullMarked;
