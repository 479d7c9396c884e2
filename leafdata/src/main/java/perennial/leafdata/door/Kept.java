package perennial.leafdata.door;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;
import perennial.leafdata.format.FieldList;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.leafdata.format.Row;

/**
 * The fields of a resource that the registry only keeps: what a client states of them is read by
 * their form, stands in the object's stated part, and is printed from there.
 */
public final class Kept {
  /** Descriptions and ingredients: the old system's longest texts were a page. */
  private static final int TEXT_LENGTH_MAX = 4_000;

  private final FieldList list;
  private final List<String> names;

  private Kept(FieldList list, List<String> names) {
    this.list = list;
    this.names = names;
    names.forEach(list::form);
  }

  public static Kept of(FieldList list, String... names) {
    return new Kept(list, List.of(names));
  }

  /** What was sent of these fields; nothing of one that was not. */
  public Stated read(Fields fields) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (String name : names) {
      switch (fields.presence(name)) {
        case ABSENT -> {}
        case NULL -> values.put(name, null);
        case EMPTY -> values.put(name, "");
        case VALUE -> {
          Object value = value(fields, name);
          if (value != null) {
            values.put(name, value);
          }
        }
      }
    }
    return Stated.of(values);
  }

  private @Nullable Object value(Fields fields, String name) {
    return switch (list.form(name)) {
      case TEXT, BLANK, COUNT, NUMBER ->
          fields.text(name, Need.OPTIONAL, TEXT_LENGTH_MAX).orElse(null);
      case QUANTITY, HUNDREDTHS, ANALYTE, MILLIONTHS ->
          fields.number(name, Need.OPTIONAL, NumberForm.MONEY).orElse(null);
      case FLAG, FLAG_OR_NULL, BOOLEAN -> fields.flag(name, Need.OPTIONAL).orElse(null);
      case MOMENT, MOMENT_OR_NULL, DAY, STAMP ->
          fields.moment(name, Need.OPTIONAL).map(Kept::text).orElse(null);
      case OBJECT, LIST -> throw new IllegalArgumentException(name + " cannot be kept");
    };
  }

  private static String text(LeafMoment moment) {
    return switch (moment) {
      case LeafMoment.Day(LocalDate day) -> day.toString();
      case LeafMoment.At(Instant instant) -> instant.toString();
    };
  }

  /** Sets what was stated; the rest of these fields stays what it is. */
  public Row print(Row row, Stated stated) {
    for (Map.Entry<String, @Nullable Object> field : stated.asMap().entrySet()) {
      String name = field.getKey();
      if (names.contains(name)) {
        switch (field.getValue()) {
          case null -> {}
          case BigDecimal number -> row.set(name, number);
          case Boolean flag -> row.set(name, flag);
          case String text when text.isEmpty() -> {}
          case String text -> printText(row, name, text);
          default -> throw new IllegalStateException(name + " is stated as no scalar");
        }
      }
    }
    return row;
  }

  private void printText(Row row, String name, String text) {
    switch (list.form(name)) {
      case MOMENT, MOMENT_OR_NULL, DAY, STAMP -> {
        if (text.length() == "2026-01-01".length()) {
          row.set(name, LocalDate.parse(text));
        } else {
          row.set(name, Instant.parse(text));
        }
      }
      case TEXT,
          BLANK,
          COUNT,
          NUMBER,
          QUANTITY,
          HUNDREDTHS,
          ANALYTE,
          MILLIONTHS,
          FLAG,
          FLAG_OR_NULL,
          BOOLEAN,
          OBJECT,
          LIST ->
          row.set(name, text);
    }
  }
}
