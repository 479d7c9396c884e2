package perennial.journal;

import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * All personal parts of an object from before this entry are erased. Whoever holds them in a row
 * empties it; the parts, their key and what was sent with them are destroyed after the commit.
 *
 * @param licenseeId whose object it is
 * @param parts how many there were
 * @param reason why, and {@code authority} on whose word; both are kept for ever, so neither may
 *     name a person
 */
public record PersonalErased(
    LicenseeId licenseeId, ObjectRef object, long parts, String reason, String authority)
    implements Event {}
