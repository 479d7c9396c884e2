package perennial.rulebook.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.EffectiveDates;
import perennial.rulebook.basis.Evidence;
import perennial.rulebook.basis.RuleBasis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object, read field by field. What is missing or wrong is noted with its place and a
 * stand-in is returned, so that the reading goes on and finds the next defect.
 */
final class Row {

  private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

  private final String file;
  private final String place;
  private final ObjectNode node;
  private final @Nullable ObjectNode defaults;
  private final Defects defects;
  private final Set<String> read = new HashSet<>();

  Row(String file, String place, ObjectNode node, @Nullable ObjectNode defaults, Defects defects) {
    this.file = file;
    this.place = place;
    this.node = node;
    this.defaults = defaults;
    this.defects = defects;
  }

  Row withDefaults(@Nullable ObjectNode values) {
    return new Row(file, place, node, values, defects);
  }

  String file() {
    return file;
  }

  String place() {
    return place;
  }

  void defect(String field, String text) {
    defects.add(file, at(field), text);
  }

  String text(String field) {
    return optionalText(field)
        .orElseGet(() -> {
          missing(field);
          return "?";
        });
  }

  Optional<String> optionalText(String field) {
    var value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString() || value.stringValue().isBlank()) {
      defect(field, "is not a text");
      return Optional.of("?");
    }
    return Optional.of(value.stringValue());
  }

  /** A list of texts without repetition; empty if the field is absent. */
  Set<String> texts(String field) {
    var value = value(field);
    var texts = new LinkedHashSet<String>();
    if (value == null) {
      return texts;
    }
    if (!value.isArray()) {
      defect(field, "is not a list");
      return texts;
    }
    for (var item : value) {
      if (!item.isString() || item.stringValue().isBlank()) {
        defect(field, "holds something that is not a text");
      } else if (!texts.add(item.stringValue())) {
        defect(field, "names " + item.stringValue() + " twice");
      }
    }
    return texts;
  }

  /** As {@link #texts}, but the list must be there and hold something. */
  Set<String> someTexts(String field) {
    var texts = texts(field);
    if (texts.isEmpty()) {
      missing(field);
    }
    return texts;
  }

  boolean flag(String field) {
    var value = value(field);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      defect(field, "is neither true nor false");
      return false;
    }
    return value.booleanValue();
  }

  int integer(String field) {
    var value = value(field);
    if (value == null) {
      missing(field);
      return 1;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      defect(field, "is not a whole number");
      return 1;
    }
    return value.intValue();
  }

  /**
   * A decimal number, written as text so that its digits survive every tool that touches the file.
   */
  BigDecimal decimal(String field) {
    var text = text(field);
    if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      if (!"?".equals(text)) {
        defect(field, "is not a decimal number in digits: " + text);
      }
      return BigDecimal.ONE;
    }
    return new BigDecimal(text);
  }

  <E extends Enum<E>> E oneOf(String field, Class<E> kind) {
    var text = text(field);
    for (var constant : kind.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    if (!"?".equals(text)) {
      defect(field, text + " is none of " + words(kind));
    }
    return kind.getEnumConstants()[0];
  }

  /** A list of at least one word of a kind. */
  <E extends Enum<E>> Set<E> someOf(String field, Class<E> kind) {
    var some = EnumSet.noneOf(kind);
    for (String text : someTexts(field)) {
      Arrays.stream(kind.getEnumConstants())
          .filter(constant -> written(constant).equals(text))
          .findFirst()
          .ifPresentOrElse(some::add, () -> defect(field, text + " is none of " + words(kind)));
    }
    return some;
  }

  /** An object whose values are words of one kind. */
  <E extends Enum<E>> Map<String, E> mapOf(String field, Class<E> kind) {
    var map = new TreeMap<String, E>();
    inner(field)
        .ifPresent(row -> row.node.propertyNames().forEach(k -> map.put(k, row.oneOf(k, kind))));
    return map;
  }

  List<Row> rows(String field) {
    var value = value(field);
    var rows = new ArrayList<Row>();
    if (value == null || !value.isArray()) {
      missing(field);
      return rows;
    }
    int i = 0;
    for (var item : value) {
      var itemPlace = at(field) + "[" + i++ + "]";
      if (item instanceof ObjectNode object) {
        rows.add(new Row(file, itemPlace, object, null, defects));
      } else {
        defects.add(file, itemPlace, "is not an object");
      }
    }
    return rows;
  }

  Optional<Row> inner(String field) {
    return Optional.ofNullable(object(field))
        .map(object -> new Row(file, at(field), object, null, defects));
  }

  /** The object under a field; null if it is absent. */
  @Nullable ObjectNode object(String field) {
    var value = value(field);
    if (value instanceof ObjectNode object) {
      return object;
    }
    if (value != null) {
      defect(field, "is not an object");
    }
    return null;
  }

  Set<String> names() {
    return new LinkedHashSet<>(node.propertyNames());
  }

  Optional<LocalDate> date(String field) {
    return optionalText(field)
        .map(text -> {
          try {
            return LocalDate.parse(text);
          } catch (DateTimeException _) {
            defect(field, "is not a date such as 2018-02-01: " + text);
            return SOME_DAY;
          }
        });
  }

  EffectiveDates dates(@Nullable LocalDate fallback) {
    var from =
        date("effective-from")
            .orElseGet(() -> {
              if (fallback == null) {
                missing("effective-from");
                return SOME_DAY;
              }
              return fallback;
            });
    var to = date("effective-to").orElse(null);
    if (to != null && !from.isBefore(to)) {
      defect("effective-to", "is not after effective-from");
      return new EffectiveDates(from, null);
    }
    return new EffectiveDates(from, to);
  }

  RuleBasis basis(LocalDate setFrom) {
    return new RuleBasis(
        text("citation"),
        oneOf("evidence", Evidence.class),
        oneOf("effect", Effect.class),
        dates(setFrom),
        optionalText("question").orElse(""));
  }

  /**
   * To be called last: a field that nobody read is a slip of the pen, and a rule that does not
   * apply.
   */
  void finish() {
    for (var field : node.propertyNames()) {
      if (!read.contains(field)) {
        defect(field, "is not a field of this kind of row");
      }
    }
  }

  private @Nullable JsonNode value(String field) {
    read.add(field);
    var value = node.get(field);
    if (value == null && defaults != null) {
      value = defaults.get(field);
    }
    if (value != null && value.isNull()) {
      defect(field, "is null; leave it out instead");
      return null;
    }
    return value;
  }

  private void missing(String field) {
    defect(field, "is missing");
  }

  private String at(String field) {
    if (field.isEmpty()) {
      return place;
    }
    return place.isEmpty() ? field : place + "." + field;
  }

  private static <E extends Enum<E>> String written(E constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> String words(Class<E> kind) {
    var words = new ArrayList<String>();
    for (var constant : kind.getEnumConstants()) {
      words.add(written(constant));
    }
    return String.join(", ", words);
  }
}
