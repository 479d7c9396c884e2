/** The publication of rule sets: an act in the journal, after which every node decides by them. */
@NullMarked
package perennial.rulebook.publish;

import org.jspecify.annotations.NullMarked;
