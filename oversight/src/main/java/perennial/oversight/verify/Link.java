package perennial.oversight.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;

/**
 * A link of a chain with its entry as stored.
 *
 * @param leaf null where there is no such entry
 * @param licensee as the entry's column says, like the other columns here
 */
record Link(
    long n,
    long entryId,
    Bytes previous,
    @Nullable Bytes leaf,
    long licensee,
    List<LicenseeId> parties,
    String act,
    @Nullable Instant recordedAt,
    @Nullable Proven read) {

  /** What the entry's columns say otherwise than its facts; empty when nothing. */
  String contradiction(Entry entry) {
    if (entry.occasion().licensee().value() != licensee) {
      return "its licensee";
    }
    if (!entry.parties().equals(parties)) {
      return "its parties";
    }
    if (!entry.occasion().act().equals(act)) {
      return "its act";
    }
    return entry.occasion().recordedAt().equals(recordedAt) ? "" : "when it was recorded";
  }
}
