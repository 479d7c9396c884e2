package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A version of what a user may do for a licensee.
 *
 * @param role what it may do there; empty where the user's own authorisation says so
 */
public record Member(
    LicenseeId licenseeId,
    long userSerial,
    int n,
    int kept,
    String role,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<Member> {

  /** The role of who has none of its own at the licensee. */
  static final String OF_THE_USER = "";

  static Member of(LicenseeId licensee, long user, String role) {
    return of(licensee, user, role, Span.NOT_YET);
  }

  private static Member of(LicenseeId licensee, long user, String role, Span s) {
    return new Member(
        licensee,
        user,
        s.n(),
        s.kept(),
        role,
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  /** Memberships end when it is said, never later. */
  public boolean isPresent() {
    return n == NOW && validTo == null;
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public Member at(Span s) {
    return of(licenseeId, userSerial, role, s);
  }
}
