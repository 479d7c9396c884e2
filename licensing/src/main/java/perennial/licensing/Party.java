package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/** A version of who answers for a licensed place: names, contacts, identity numbers. */
public record Party(
    LicenseeId licenseeId,
    int n,
    int kept,
    String name,
    String certificateNumber,
    String phone,
    String email,
    String externalId,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<Party> {

  static Party of(LicenseeId licensee, Holder h, Span s) {
    return new Party(
        licensee,
        s.n(),
        s.kept(),
        h.name(),
        h.certificateNumber(),
        h.phone(),
        h.email(),
        h.externalId(),
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  public Holder holder() {
    return new Holder(name, certificateNumber, phone, email, externalId);
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public Party at(Span span) {
    return of(licenseeId, holder(), span);
  }

  Party passedTo(Holder other) {
    return of(licenseeId, other, span());
  }
}
