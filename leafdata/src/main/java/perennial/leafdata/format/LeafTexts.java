package perennial.leafdata.format;

/**
 * The texts of refusals, as the old system worded them (api.md 1.9) and, where it is not recorded,
 * as the framework beneath it did. Programs show them to people and a few compare them, so they are
 * part of the wire.
 *
 * <p>A template holds {@code :attribute}, the field's internal name in words.
 */
public final class LeafTexts {

  public static final String REQUIRED = "The :attribute field is required.";
  public static final String SELECTED = "The selected :attribute is invalid.";
  public static final String STRING = "The :attribute must be a string.";
  public static final String NUMBER = "The :attribute must be a number.";
  public static final String INTEGER = "The :attribute must be an integer.";
  public static final String NOT_NEGATIVE = "The :attribute must be at least 0.";
  public static final String FLAG = "The :attribute field must be true or false.";
  public static final String ARRAY = "The :attribute must be an array.";
  public static final String DATE = "The :attribute is not a valid date.";

  /** Of {@code adjusted_at}; the format that it asks for is one that it refuses. */
  public static final String ADJUSTED_AT = "The :attribute does not match the format m/d/Y H:ia.";

  /** Of weights with more than two decimals. */
  public static final String HUNDREDTH =
      "Measurements for weight based product will be communicated to and displayed to the"
          + " hundredth.";

  /** Of a batch type that {@code POST batches} does not take; a client looks for its end. */
  public static final String BATCH_TYPE = "The batch type submitted is invalid.";

  /** Of a batch type that {@code POST batches/update} does not know. */
  public static final String BATCH_TYPE_UPDATE =
      "The batch type you provided is not on the allowed list: plant, intermediate/ end product,"
          + " harvest, propagation material;";

  public static final String HARVEST_BATCH = "You may not modify a harvest batch";
  public static final String BATCH_HAS_STOCK =
      "This batch has active inventory associated and may not be deleted.";
  public static final String WASTE =
      "Waste is required to be disposed of using the dispose_item call.";
  public static final String ITEMS_NEED_RESULT = "All items must have a lab result.";
  public static final String MEDICALLY_COMPLIANT =
      "You must submit a valid value for medically_compliant";

  /** A body that is not JSON, or whose wrapper is missing, empty or of the wrong shape. */
  public static final String MALFORMED = "Invalid data format. Please check your data..";

  public static final String NOT_FOUND = "Not Found";

  private LeafTexts() {}

  /** The name of a field in messages: without {@code global_}, except {@code global_id} itself. */
  public static String internal(String field) {
    return field.startsWith("global_") && !field.equals("global_id")
        ? field.substring("global_".length())
        : field;
  }

  /** The field's internal name in words: {@code global_area_id} is "area id". */
  public static String words(String field) {
    return internal(field).replace('_', ' ');
  }

  /** The template with the field's name in its place. */
  public static String of(String template, String field) {
    return template.replace(":attribute", words(field));
  }

  public static String requiredWhen(String otherField, String value) {
    return "The :attribute field is required when " + words(otherField) + " is " + value + ".";
  }

  public static String longerThan(int characters) {
    return "The :attribute may not be greater than " + characters + " characters.";
  }

  public static String greaterThan(String number) {
    return "The :attribute may not be greater than " + number + ".";
  }

  public static String moreThanItems(int items) {
    return "The :attribute may not have more than " + items + " items.";
  }

  public static String moreDecimalsThan(int decimals) {
    return "The :attribute may not have more than " + decimals + " decimals.";
  }

  /** What {@code split_inventory} said of a deprecated key that was not sent. */
  public static String undefinedIndex(String key) {
    return "Undefined index: " + key;
  }

  public static String tooManyRows(int limit) {
    return "A call may carry at most " + limit + " rows.";
  }
}
