package perennial.leafdata.format;

/**
 * Whether a field must be given, and what is said when it is not.
 *
 * @param required whether an absent value is a problem
 * @param template the text of that problem
 */
public record Need(boolean required, String template) {

  public static final Need OPTIONAL = new Need(false, "");
  public static final Need REQUIRED = new Need(true, LeafTexts.REQUIRED);

  /** Required because another field has a value: "... is required when type is plant." */
  public static Need when(String otherField, String value) {
    return new Need(true, LeafTexts.requiredWhen(otherField, value));
  }
}
