package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A version of a user's key, as far as the registry knows it: its digest, never the key.
 *
 * @param digest SHA-256 of the key's text, 64 lower-case hexadecimal digits
 * @param licenseeId the registry, which owns users and their keys
 * @param onlyFor the licensee whose administrator gave it, which alone it opens; null where it
 *     opens every licensee of its user
 */
public record ApiKey(
    String digest,
    int n,
    int kept,
    LicenseeId licenseeId,
    long userSerial,
    @Nullable LicenseeId onlyFor,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<ApiKey> {

  static ApiKey of(String digest, long user, @Nullable LicenseeId onlyFor, Span s) {
    return new ApiKey(
        digest,
        s.n(),
        s.kept(),
        LicenseeId.REGISTRY,
        user,
        onlyFor,
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  /**
   * Whether it opens anything, by a node's clock. A key that was ended at once is judged by no
   * clock: one that is behind would honour it for a while.
   */
  public boolean opensAt(Instant now) {
    return validTo == null || (validTo.isAfter(recordedFrom) && now.isBefore(validTo));
  }

  public boolean opens(LicenseeId licensee) {
    return onlyFor == null || onlyFor.equals(licensee);
  }

  /** The digits by which people tell keys apart; they open nothing. */
  public String fingerprint() {
    return KeyText.fingerprint(digest);
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public ApiKey at(Span s) {
    return of(digest, userSerial, onlyFor, s);
  }
}
