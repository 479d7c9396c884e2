package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/** A version of where a licensed place is. */
public record Premises(
    LicenseeId licenseeId,
    int n,
    int kept,
    String address1,
    String address2,
    String city,
    String stateCode,
    String postalCode,
    String countryCode,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<Premises> {

  static Premises of(LicenseeId licensee, Address a, Span s) {
    return new Premises(
        licensee,
        s.n(),
        s.kept(),
        a.address1(),
        a.address2(),
        a.city(),
        a.stateCode(),
        a.postalCode(),
        a.countryCode(),
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  public Address address() {
    return new Address(address1, address2, city, stateCode, postalCode, countryCode);
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public Premises at(Span span) {
    return of(licenseeId, address(), span);
  }

  Premises moved(Address to) {
    return of(licenseeId, to, span());
  }
}
