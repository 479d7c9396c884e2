/** Correcting what the registry held for true: by order, previewed, with later lawful acts kept. */
@NullMarked
package perennial.oversight.reset;

import org.jspecify.annotations.NullMarked;
