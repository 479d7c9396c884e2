/**
 * The Merkle log as pure values and functions, in the forms of C2SP: tree, tiles, notes,
 * checkpoints, receipts, and what a verifier and a witness make of them.
 */
@NullMarked
package perennial.journal.log;

import org.jspecify.annotations.NullMarked;
