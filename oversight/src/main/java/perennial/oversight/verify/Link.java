package perennial.oversight.verify;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;

/**
 * A link of a chain with its entry as stored.
 *
 * @param stored null where there is no such entry
 */
record Link(long n, long entryId, Bytes previous, EntryReads.@Nullable Stored stored) {}
