package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * One licensed place, LeafData's mme, as it is now and is listed for everybody: these are the
 * public facts of a business, not of a person. Its number is the serial of its identifier. What it
 * was at other times stands in {@link License}, {@link Premises} and {@link Party}.
 *
 * @param code the license's code, such as {@code J412149}; upper case. Where it was issued to
 *     another after this license ended, the short form of the licensee's identifier
 * @param type LeafData's word for the license type, such as {@code cultivator_production}
 * @param certificateNumber the business's number with the state (UBI)
 * @param suspended whether it may not act freely: the license is anything but active
 * @param expires the last day of the license; null where none was stated
 * @param renamed whether its code has ever changed, so that its objects have several prefixes
 */
public record Licensee(
    LicenseeId licenseeId,
    String code,
    String type,
    String name,
    boolean medicalEndorsement,
    String certificateNumber,
    String address1,
    String address2,
    String city,
    String stateCode,
    String postalCode,
    String countryCode,
    String phone,
    String email,
    String externalId,
    boolean suspended,
    LicenseStatus status,
    @Nullable LocalDate expires,
    boolean renamed,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public long serial() {
    return licenseeId.value();
  }

  public ObjectRef ref() {
    return new ObjectRef(Licensing.LICENSEE_KIND, serial());
  }

  /**
   * The prefix of the identifiers that this licensee's objects get when they are minted.
   *
   * @param jurisdiction what all identifiers of the jurisdiction begin with
   */
  public String prefix(String jurisdiction) {
    return jurisdiction + code;
  }
}
