package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A version of a licensee's device, which will sign what it does while it is offline. The key is
 * public, so that whoever is handed something can check it.
 *
 * @param publicKey Ed25519, 64 lower-case hexadecimal digits
 */
public record Device(
    LicenseeId licenseeId,
    String name,
    int n,
    int kept,
    String publicKey,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<Device> {

  static Device of(LicenseeId licensee, String name, String publicKey) {
    return of(licensee, name, publicKey, Span.NOT_YET);
  }

  private static Device of(LicenseeId licensee, String name, String publicKey, Span s) {
    return new Device(
        licensee,
        name,
        s.n(),
        s.kept(),
        publicKey,
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  /** Devices end when it is said, never later. */
  public boolean isPresent() {
    return n == NOW && validTo == null;
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public Device at(Span s) {
    return of(licenseeId, name, publicKey, s);
  }
}
