/**
 * Entries, chains, checkpoints and proofs, and the one transaction in which every act is recorded.
 */
@NullMarked
package perennial.journal;

import org.jspecify.annotations.NullMarked;
