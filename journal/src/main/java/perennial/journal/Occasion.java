package perennial.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;

/**
 * What an entry says of itself, as far as rows need it.
 *
 * @param entryId the entry's number inside this registry; rows may keep it, answers never show it
 * @param licensee the licensee that acted
 * @param user serial of the user who acted, 0 for the registry itself
 * @param sealedPersonal the entry's personal part as stored, or null when there is none or it was
 *     erased
 */
public record Occasion(
    long entryId,
    String act,
    LicenseeId licensee,
    long user,
    Moments moments,
    @Nullable Bytes sealedPersonal) {
  public Instant recordedAt() {
    return moments.recordedAt();
  }

  public Instant occurredAt() {
    return moments.occurredAt();
  }
}
