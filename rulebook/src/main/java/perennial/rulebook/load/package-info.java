/** Reads rule packs from their files, strictly, and reports everything that is wrong at once. */
@NullMarked
package perennial.rulebook.load;

import org.jspecify.annotations.NullMarked;
