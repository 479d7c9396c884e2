package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final AnalyteResult NOT_DETECTED = new AnalyteResult.NotDetected();

  private final Map<String, Analyte> byField = new HashMap<>();
  private final Map<String, AnalyteGroup> groups;
  private final Map<String, ResultWord.Meaning> words = new HashMap<>();

  RecordReader(
      Iterable<Analyte> analytes, Map<String, AnalyteGroup> groups, Iterable<ResultWord> words) {
    this.groups = Map.copyOf(groups);
    for (var analyte : analytes) {
      byField.put(analyte.sentAs(), analyte);
    }
    for (var word : words) {
      this.words.put(word.key(), word.meaning());
    }
  }

  Reading read(Map<String, Sent> record) {
    var statuses = new HashMap<String, String>();
    for (var group : groups.values()) {
      var status = record.get(group.statusField());
      if (status != null && !status.asText().isBlank()) {
        statuses.put(group.key(), status.asText().strip());
      }
    }
    var results = new HashMap<String, AnalyteResult>();
    record.forEach((field, sent) -> {
      var analyte = byField.get(field);
      if (analyte != null) {
        var status = statuses.getOrDefault(analyte.group(), "");
        var group = groups.get(analyte.group());
        boolean completed = group == null || group.isCompleted(status);
        results.put(analyte.key(), read(analyte, sent, completed));
      }
    });
    return new Reading(results, statuses);
  }

  AnalyteResult read(Analyte analyte, Sent sent, boolean completed) {
    if (sent instanceof Sent.Null) {
      return new AnalyteResult.NotTested(AnalyteResult.Reason.SENT_AS_NULL, "");
    }
    if (sent.asText().isBlank()) {
      return new AnalyteResult.NotTested(AnalyteResult.Reason.SENT_BLANK, sent.asText());
    }
    if (!completed) {
      return new AnalyteResult.NotTested(AnalyteResult.Reason.GROUP_NOT_COMPLETED, sent.asText());
    }
    var text = sent.asText().strip();
    return switch (analyte.form()) {
      case AMOUNT -> amount(sent, text);
      case FLAG -> flag(text);
    };
  }

  private AnalyteResult amount(Sent sent, String text) {
    if (sent instanceof Sent.Flag) {
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
}
