package perennial.laboratory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/**
 * What may be kept of a laboratory's fields. Values are kept exactly as sent; only what no
 * instrument and no person means is refused, each field by itself.
 */
final class StatedFields {
  /** Digits of a number: a binary fraction of a client has 17, and 18 fit a long. */
  static final int DIGITS_MAX = 18;

  /** Places after the point, so that 1.2345678901234567E-9 is taken. */
  static final int PLACES_MAX = 30;

  /** The longest text that is looked at as a number. */
  private static final int NUMBER_LENGTH_MAX = 64;

  /** The longest known name has 48 characters. */
  static final int NAME_LENGTH_MAX = 64;

  /** Statuses, editors, and numbers sent as text. */
  static final int TEXT_LENGTH_MAX = 255;

  /** A page of remarks. */
  static final int NOTES_LENGTH_MAX = 4_000;

  private static final String NOTES = "notes";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1," + NAME_LENGTH_MAX + "}");

  /** How names of measured fields end, known or not. */
  private static final Pattern MEASURED = Pattern.compile(".*_(percent|mg_g|cfu_g|ppm|ppb|rate)");

  private static final Pattern NUMBER =
      Pattern.compile("(?:<\\s*)?[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

  /** Why a field cannot be kept. */
  enum Reason implements Refusal.Reason {
    NAME_UNUSABLE,
    TOO_MANY_DIGITS,
    TEXT_TOO_LONG,
    TOO_MANY_FIELDS
  }

  private StatedFields() {}

  static List<Refusal> check(Stated fields) {
    var refusals = new ArrayList<Refusal>();
    fields
        .asMap()
        .forEach((name, value) -> {
          Refusal refusal = check(name, value);
          if (refusal != null) {
            refusals.add(refusal);
          }
        });
    return refusals;
  }

  /** Whether the fields together, after an update, are still few enough. */
  static List<Refusal> checkTogether(Stated before, Stated changes) {
    long added = changes.asMap().keySet().stream().filter(name -> !before.has(name)).count();
    if (before.asMap().size() + added <= Stated.FIELDS_MAX) {
      return List.of();
    }
    return List.of(
        Refusal.of(
            "",
            Reason.TOO_MANY_FIELDS,
            "A lab result may not have more than " + Stated.FIELDS_MAX + " fields."));
  }

  private static @Nullable Refusal check(String name, @Nullable Object value) {
    if (!NAME.matcher(name).matches()) {
      return Refusal.of(
          "",
          Reason.NAME_UNUSABLE,
          "A field's name may have letters, digits and underscores, at most "
              + NAME_LENGTH_MAX
              + " characters.");
    }
    return switch (value) {
      case BigDecimal number -> hasSaneDigits(number) ? null : tooManyDigits(name);
      case String text -> checkText(name, text);
      case null, default -> null;
    };
  }

  private static @Nullable Refusal checkText(String name, String text) {
    int most = name.equals(NOTES) ? NOTES_LENGTH_MAX : TEXT_LENGTH_MAX;
    if (text.length() > most) {
      return Refusal.of(
          name,
          Reason.TEXT_TOO_LONG,
          "The " + words(name) + " may not be greater than " + most + " characters.");
    }
    if (MEASURED.matcher(name).matches() && !hasSaneDigits(text.strip())) {
      return tooManyDigits(name);
    }
    return null;
  }

  /** Text that is no number at all is not this check's business. */
  private static boolean hasSaneDigits(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return true;
    }
    return text.length() <= NUMBER_LENGTH_MAX
        && hasSaneDigits(new BigDecimal(text.startsWith("<") ? text.substring(1).strip() : text));
  }

  private static boolean hasSaneDigits(BigDecimal number) {
    return number.precision() <= DIGITS_MAX
        && number.scale() <= PLACES_MAX
        && number.precision() - (long) number.scale() <= DIGITS_MAX;
  }

  private static Refusal tooManyDigits(String name) {
    return Refusal.of(
        name,
        Reason.TOO_MANY_DIGITS,
        "The " + words(name) + " may not have more than " + DIGITS_MAX + " digits.");
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /**
   * The same values in the one form that text and CBOR both keep: 1E+3 is 1000. A number that is
   * not sane is left for {@link #check} to refuse.
   */
  static Stated plain(Stated fields) {
    var plain = new java.util.LinkedHashMap<String, @Nullable Object>();
    fields
        .asMap()
        .forEach((name, value) ->
            plain.put(
                name,
                value instanceof BigDecimal d && d.scale() < 0 && hasSaneDigits(d)
                    ? d.setScale(0)
                    : value));
    return Stated.of(plain);
  }
}
