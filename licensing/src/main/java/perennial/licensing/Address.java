package perennial.licensing;

/**
 * Where a licensed place is; empty text where nothing was stated.
 *
 * @param stateCode such as {@code WA}
 */
public record Address(
    String address1,
    String address2,
    String city,
    String stateCode,
    String postalCode,
    String countryCode) {}
