/**
 * What every rule carries, whatever it is about: citation, evidence, dates, deny or warn, version.
 */
@NullMarked
package perennial.rulebook.basis;

import org.jspecify.annotations.NullMarked;
