package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;

/**
 * A version of who a user is; the registry owns the row. Name and e-mail are sealed, and gone from
 * every version once they were erased.
 *
 * @param authLevel what the user may do where a membership says nothing of it
 */
public record Person(
    LicenseeId licenseeId,
    long userSerial,
    int n,
    int kept,
    String authLevel,
    String externalId,
    @Nullable Bytes personal,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<Person> {

  static Person of(
      long user, String authLevel, String externalId, @Nullable Bytes personal, Span s) {
    return new Person(
        LicenseeId.REGISTRY,
        user,
        s.n(),
        s.kept(),
        authLevel,
        externalId,
        personal,
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public Person at(Span s) {
    return of(userSerial, authLevel, externalId, personal, s);
  }

  /** As it is called now. */
  Person called(@Nullable String otherExternalId, @Nullable Bytes otherPersonal) {
    return of(
        userSerial,
        authLevel,
        otherExternalId == null ? externalId : otherExternalId,
        otherPersonal == null ? personal : otherPersonal,
        span());
  }

  Person erased() {
    return of(userSerial, authLevel, externalId, null, span());
  }
}
