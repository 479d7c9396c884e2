package perennial.licensing;

/**
 * The business that holds a license: public facts, not a person's; empty text where nothing was
 * stated.
 *
 * @param certificateNumber the business's number with the state (UBI)
 */
public record Holder(
    String name, String certificateNumber, String phone, String email, String externalId) {}
