package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A version of what a laboratory is accredited for.
 *
 * @param scope the key of an analyte or of a group of analytes in the rules
 * @param reference the certificate, as the official stated it; empty where none was stated
 */
public record Accreditation(
    LicenseeId licenseeId,
    String scope,
    int n,
    int kept,
    String reference,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<Accreditation> {

  static Accreditation of(LicenseeId lab, String scope, String reference) {
    return of(lab, scope, reference, Span.NOT_YET);
  }

  private static Accreditation of(LicenseeId lab, String scope, String reference, Span s) {
    return new Accreditation(
        lab,
        scope,
        s.n(),
        s.kept(),
        reference,
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
  public Accreditation at(Span s) {
    return of(licenseeId, scope, reference, s);
  }
}
