package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * One licensed place, LeafData's mme, as it is listed for everybody: these are the public facts of
 * a business, not of a person. Its number is the serial of its identifier.
 *
 * @param code the license's code, such as {@code J412149}; upper case
 * @param type LeafData's word for the license type, such as {@code cultivator_production}
 * @param certificateNumber the business's number with the state (UBI)
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
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public long serial() {
    return licenseeId.value();
  }

  public ObjectRef ref() {
    return new ObjectRef(Licensing.LICENSEE_KIND, serial());
  }

  /** The prefix of the identifiers that this licensee's objects get when they are minted. */
  public String prefix() {
    return "WA" + code;
  }
}
