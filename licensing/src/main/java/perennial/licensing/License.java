package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A version of a license: what the state granted, to whom, and how it stands.
 *
 * @param n 0 for the version that holds now; see {@link Span}
 * @param code such as {@code J412149}
 * @param number the digits of it, which stay when the type and with it the letter change
 * @param tier the size class of a producer as the state writes it; empty where there is none
 * @param holder the holder's number with the state (UBI); empty where none was stated
 * @param expires the last day that it holds unless it is renewed; null where none was stated
 */
public record License(
    LicenseeId licenseeId,
    int n,
    int kept,
    String code,
    String number,
    String type,
    String tier,
    Endorsements endorsements,
    LicenseStatus status,
    String holder,
    @Nullable LocalDate expires,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo)
    implements Dated<License> {

  /** The digits of a code. */
  static String numberOf(String code) {
    return code.replaceAll("[^0-9]", "");
  }

  @Override
  public Span span() {
    return new Span(n, kept, validFrom, validTo, recordedFrom, recordedTo);
  }

  @Override
  public License at(Span s) {
    return new License(
        licenseeId,
        s.n(),
        s.kept(),
        code,
        number,
        type,
        tier,
        endorsements,
        status,
        holder,
        expires,
        s.validFrom(),
        s.validTo(),
        s.recordedFrom(),
        s.recordedTo());
  }

  private License with(UnaryOperator<Terms> change) {
    Terms t = change.apply(new Terms(code, type, tier, endorsements, status, holder, expires));
    return new License(
        licenseeId,
        n,
        kept,
        t.code,
        numberOf(t.code),
        t.type,
        t.tier,
        t.endorsements,
        t.status,
        t.holder,
        t.expires,
        validFrom,
        validTo,
        recordedFrom,
        recordedTo);
  }

  /** What acts change, apart from the times. */
  private record Terms(
      String code,
      String type,
      String tier,
      Endorsements endorsements,
      LicenseStatus status,
      String holder,
      @Nullable LocalDate expires) {}

  License ofCode(String other) {
    return with(
        t -> new Terms(other, t.type, t.tier, t.endorsements, t.status, t.holder, t.expires));
  }

  License ofType(String other, String otherTier, Endorsements others) {
    return with(t -> new Terms(t.code, other, otherTier, others, t.status, t.holder, t.expires));
  }

  License heldBy(String other) {
    return with(t -> new Terms(t.code, t.type, t.tier, t.endorsements, t.status, other, t.expires));
  }

  License standing(LicenseStatus other) {
    return with(t -> new Terms(t.code, t.type, t.tier, t.endorsements, other, t.holder, t.expires));
  }

  License expiring(@Nullable LocalDate day) {
    return with(t -> new Terms(t.code, t.type, t.tier, t.endorsements, t.status, t.holder, day));
  }
}
