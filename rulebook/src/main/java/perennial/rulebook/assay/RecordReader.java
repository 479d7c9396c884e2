package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import perennial.kernel.FieldPicker;

/**
 * Reads a wide record, one field per analyte, into results. Absent, null, "", 0, and any number in
 * a group that is not completed are five different things and stay so. Fields that no analyte has
 * are passed over; whoever holds the record keeps them.
 */
final class RecordReader {

  /**
   * Digits of a readable number: far above any instrument, far below what makes arithmetic slow.
   */
  static final int MOST_DIGITS = 30;

  /** Digits before or after the point: stops {@code 1e999999999}, which is short but endless. */
  static final int MOST_PLACES = 30;

  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,60}(?:\\.[0-9]{0,60})?|\\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,4})?");

  /** As many fit a long, and are added up without an object for each. */
  private static final int PLAIN_DIGITS_MAX = 18;

  private static final AnalyteResult NOT_DETECTED = new AnalyteResult.NotDetected();

  private static final AnalyteResult NULL =
      new AnalyteResult.NotTested(AnalyteResult.Reason.SENT_AS_NULL, "");

  private final Layout layout;
  private final Analyte[] analytes;

  /** The place of each analyte's group. */
  private final int[] groupOf;

  private final AnalyteGroup[] groups;

  /** Fields of analytes, then status fields of groups, each at its place. */
  private final FieldPicker fields;

  private final Map<String, ResultWord.Meaning> words = new HashMap<>();

  /** Words are looked up first; where none is written like a number, numbers need not be. */
  private boolean hasWordsLikeNumbers;

  RecordReader(
      List<Analyte> analytes, List<AnalyteGroup> groups, Layout layout, List<ResultWord> words) {
    this.layout = layout;
    this.analytes = analytes.toArray(Analyte[]::new);
    this.groups = groups.toArray(AnalyteGroup[]::new);
    Map<String, Integer> places = Layout.places(layout.groups());
    this.groupOf =
        analytes.stream()
            .mapToInt(each -> places.getOrDefault(each.group(), Layout.NOWHERE))
            .toArray();
    var names = new java.util.ArrayList<String>();
    analytes.forEach(each -> names.add(each.sentAs()));
    groups.forEach(each -> names.add(each.statusField()));
    this.fields = new FieldPicker(names);
    for (var word : words) {
      this.words.put(word.key(), word.meaning());
      hasWordsLikeNumbers |= plainNumber(word.key()) != null;
    }
  }

  Reading read(Map<String, Sent> record) {
    var values = new @Nullable Object[analytes.length + groups.length];
    record.forEach((field, sent) -> fields.put(values, field, sent.scalar()));
    return read(values);
  }

  /** A record of text, numbers, flags and nulls. */
  Reading readScalars(Map<String, ? extends @Nullable Object> record) {
    var values = new @Nullable Object[analytes.length + groups.length];
    record.forEach((field, value) -> fields.put(values, field, value));
    return read(values);
  }

  /** A record as {@link perennial.kernel.Stated} prints it. */
  Reading readStored(String text) {
    return read(fields.pick(text));
  }

  /**
   * @param values by place, as the picker of fields has them
   */
  private Reading read(@Nullable Object[] values) {
    var statuses = new @Nullable String[groups.length];
    var completed = new boolean[groups.length];
    for (int i = 0; i < groups.length; i++) {
      var value = values[analytes.length + i];
      String status = value == null ? "" : asText(value).strip();
      statuses[i] = status.isEmpty() ? null : status;
      completed[i] = groups[i].isCompleted(status);
    }
    var results = new @Nullable AnalyteResult[analytes.length];
    for (int i = 0; i < analytes.length; i++) {
      var value = values[i];
      if (value != null) {
        boolean counts = groupOf[i] == Layout.NOWHERE || completed[groupOf[i]];
        results[i] = read(analytes[i], value, counts);
      }
    }
    return new Reading(layout, results, statuses, Map.of());
  }

  private AnalyteResult read(Analyte analyte, Object sent, boolean completed) {
    if (FieldPicker.isNull(sent)) {
      return NULL;
    }
    if (completed && analyte.form() == AnalyteForm.AMOUNT && !hasWordsLikeNumbers) {
      var plain = plainNumber(sent);
      if (plain != null) {
        return new AnalyteResult.Measured(plain);
      }
    }
    String whole = asText(sent);
    if (whole.isBlank()) {
      return new AnalyteResult.NotTested(AnalyteResult.Reason.SENT_BLANK, whole);
    }
    if (!completed) {
      return new AnalyteResult.NotTested(AnalyteResult.Reason.GROUP_NOT_COMPLETED, whole);
    }
    var text = whole.strip();
    return switch (analyte.form()) {
      case AMOUNT -> amount(sent, text);
      case FLAG -> flag(text);
    };
  }

  /** The characters sent; empty for null. */
  private static String asText(Object sent) {
    return FieldPicker.isNull(sent) ? "" : sent.toString();
  }

  private AnalyteResult amount(Object sent, String text) {
    if (sent instanceof Boolean) {
      return new AnalyteResult.Invalid("not an amount", text);
    }
    if (text.startsWith("<") && NUMBER.matcher(text.substring(1).strip()).matches()) {
      var level = number(text.substring(1).strip());
      return level == null || level.signum() < 0
          ? new AnalyteResult.Invalid("not an amount", text)
          : new AnalyteResult.BelowQuantitation(level);
    }
    var meaning = words.get(text.toLowerCase(Locale.ROOT));
    if (meaning != null) {
      return switch (meaning) {
        case NOT_DETECTED -> NOT_DETECTED;
        case BELOW_QUANTITATION -> new AnalyteResult.BelowQuantitation(null);
        case NOT_TESTED -> new AnalyteResult.NotTested(AnalyteResult.Reason.SAID_NOT_TESTED, text);
        case YES, NO -> new AnalyteResult.Invalid("not an amount", text);
      };
    }
    var value = number(text);
    if (value == null) {
      return new AnalyteResult.Invalid("not an amount", text);
    }
    return value.signum() < 0
        ? new AnalyteResult.Invalid("below zero", text)
        : new AnalyteResult.Measured(value);
  }

  private AnalyteResult flag(String text) {
    var meaning = words.get(text.toLowerCase(Locale.ROOT));
    if (meaning == ResultWord.Meaning.NOT_TESTED) {
      return new AnalyteResult.NotTested(AnalyteResult.Reason.SAID_NOT_TESTED, text);
    }
    if (meaning == ResultWord.Meaning.YES || meaning == ResultWord.Meaning.NO) {
      return new AnalyteResult.Measured(
          meaning == ResultWord.Meaning.YES ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    var value = number(text);
    if (value != null && (value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0)) {
      return new AnalyteResult.Measured(value);
    }
    return new AnalyteResult.Invalid("neither 0 nor 1", text);
  }

  private static @Nullable BigDecimal number(String text) {
    var plain = plainNumber(text);
    if (plain != null) {
      return plain;
    }
    if (!NUMBER.matcher(text).matches()) {
      return null;
    }
    var value = new BigDecimal(text);
    // Trailing and leading zeros cost digits too, so that 0e9999 is no way around the bound.
    boolean readable =
        value.precision() <= MOST_DIGITS
            && value.scale() <= MOST_PLACES
            && value.precision() - (long) value.scale() <= MOST_PLACES;
    return readable ? value : null;
  }

  private static @Nullable BigDecimal plainNumber(Object sent) {
    return switch (sent) {
      case String text -> plainNumber(text);
      case BigDecimal value when isPlain(value) -> value;
      default -> null;
    };
  }

  private static boolean isPlain(BigDecimal value) {
    return value.signum() >= 0
        && value.scale() >= 0
        && value.scale() <= PLAIN_DIGITS_MAX
        && value.precision() <= PLAIN_DIGITS_MAX;
  }

  /** Most numbers are a few digits and perhaps a point; null is for the long way round. */
  private static @Nullable BigDecimal plainNumber(String text) {
    int length = text.length();
    if (length == 0 || length > PLAIN_DIGITS_MAX) {
      return null;
    }
    long digits = 0;
    int point = Layout.NOWHERE;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else if (c == '.' && point == Layout.NOWHERE) {
        point = i;
      } else {
        return null;
      }
    }
    if (point == Layout.NOWHERE) {
      return BigDecimal.valueOf(digits);
    }
    return length == 1 ? null : BigDecimal.valueOf(digits, length - 1 - point);
  }
}
