package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** A licensee's row while an event changes it. */
final class LicenseeDraft {
  private final LicenseeId licenseeId;
  private final Instant createdAt;
  private final Instant updatedAt;
  private final @Nullable Instant deletedAt;
  String code;
  String type;
  boolean medical;
  LicenseStatus status;
  @Nullable LocalDate expires;
  boolean renamed;
  Holder holder;
  Address address;

  LicenseeDraft(Licensee l, Instant now) {
    licenseeId = l.licenseeId();
    createdAt = l.createdAt();
    updatedAt = now;
    deletedAt = l.deletedAt();
    code = l.code();
    type = l.type();
    medical = l.medicalEndorsement();
    status = l.status();
    expires = l.expires();
    renamed = l.renamed();
    holder = new Holder(l.name(), l.certificateNumber(), l.phone(), l.email(), l.externalId());
    address =
        new Address(
            l.address1(), l.address2(), l.city(), l.stateCode(), l.postalCode(), l.countryCode());
  }

  /** Another code, which the prefixes of older identifiers do not follow. */
  void callBy(String other) {
    renamed |= !code.equals(other);
    code = other;
  }

  /** No code is its own any more. An identifier has the form of no license code. */
  void callByIdentifier() {
    callBy(new ObjectRef(Licensing.LICENSEE_KIND, licenseeId.value()).toString());
  }

  Licensee build() {
    return new Licensee(
        licenseeId,
        code,
        type,
        holder.name(),
        medical,
        holder.certificateNumber(),
        address.address1(),
        address.address2(),
        address.city(),
        address.stateCode(),
        address.postalCode(),
        address.countryCode(),
        holder.phone(),
        holder.email(),
        holder.externalId(),
        status != LicenseStatus.ACTIVE,
        status,
        expires,
        renamed,
        createdAt,
        updatedAt,
        deletedAt);
  }
}
