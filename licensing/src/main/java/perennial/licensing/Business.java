package perennial.licensing;

/**
 * The public facts of a licensed business, as the directory lists them; empty text where nothing
 * was stated.
 *
 * @param medicalEndorsement whether a retailer may sell to patients (WAC 314-55-080)
 * @param certificateNumber the business's number with the state (UBI)
 */
public record Business(
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
    String externalId) {

  public Business(Holder holder, Address address, boolean medicalEndorsement) {
    this(
        holder.name(),
        medicalEndorsement,
        holder.certificateNumber(),
        address.address1(),
        address.address2(),
        address.city(),
        address.stateCode(),
        address.postalCode(),
        address.countryCode(),
        holder.phone(),
        holder.email(),
        holder.externalId());
  }

  /** A business of which only the name is known. */
  public static Business named(String name) {
    return named(name, "");
  }

  /**
   * A business of which only the name is known, and where places are licensed.
   *
   * @param region the state or province, as addresses write it
   */
  public static Business named(String name, String region) {
    return new Business(name, false, "", "", "", "", region, "", "US", "", "", "");
  }

  /** Who holds the license. */
  Holder holder() {
    return new Holder(name, certificateNumber, phone, email, externalId);
  }

  /** Where the place is. */
  Address address() {
    return new Address(address1, address2, city, stateCode, postalCode, countryCode);
  }

  public Business withMedicalEndorsement() {
    return new Business(holder(), address(), true);
  }
}
