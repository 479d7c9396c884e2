package perennial.leafdata.format;

/**
 * The body of every refusal: {@code error}, {@code error_message} and {@code validation_messages},
 * these three and no other. Which status goes with it is the caller's business.
 *
 * @param message the text for the whole request; empty when fields are at fault
 * @param messages what is wrong with which field
 */
public record ErrorBody(String message, ValidationMessages messages) {

  /** A body that cannot be read as what was asked. */
  public static final ErrorBody MALFORMED = of(LeafTexts.MALFORMED);

  public static final ErrorBody NOT_FOUND = of(LeafTexts.NOT_FOUND);

  /** A refusal of the whole request. */
  public static ErrorBody of(String message) {
    return new ErrorBody(message, ValidationMessages.NONE);
  }

  /** A refusal by field. */
  public static ErrorBody of(Problems problems) {
    return new ErrorBody("", problems.messages());
  }

  /** The form of {@code split_inventory}: one string in place of the fields. */
  public static ErrorBody plain(String text) {
    return new ErrorBody("", new ValidationMessages.Plain(text));
  }

  /** The body as JSON in UTF-8. */
  public byte[] bytes() {
    return JsonAnswer.error(this);
  }
}
