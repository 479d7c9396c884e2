/** Effective-dated rules as data: what was in force, when, and by which law. */
@NullMarked
package perennial.rulebook;

import org.jspecify.annotations.NullMarked;
