package perennial.oversight.verify;

import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;

/**
 * An entry as read.
 *
 * @param entry null where it cannot be read, or is not what was hashed
 * @param trouble what is wrong with it, for people; empty when nothing is
 * @param size bytes of its facts
 */
public record Proven(long id, @Nullable Entry entry, String trouble, int size) {}
