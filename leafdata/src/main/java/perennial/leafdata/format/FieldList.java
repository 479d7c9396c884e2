package perennial.leafdata.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * The ordered fields of one form of answer, each with its JSON form. A row made from a list has
 * exactly these keys in this order, whatever its translator sets: real clients' tests count them.
 *
 * <p>Immutable; made once, in {@link FieldLists}.
 */
public final class FieldList {

  private final String title;
  private final List<String> names;
  private final Form[] forms;
  private final SerializableString[] keys;
  private final @Nullable Object[] absent;
  private final Map<String, Integer> places;

  private FieldList(Builder builder) {
    this.title = builder.title;
    this.names = List.copyOf(builder.fields.keySet());
    this.forms = builder.fields.values().toArray(Form[]::new);
    this.keys = names.stream().map(SerializedString::new).toArray(SerializableString[]::new);
    this.absent = new @Nullable Object[forms.length];
    Map<String, Integer> byName = HashMap.newHashMap(forms.length);
    for (int place = 0; place < forms.length; place++) {
      String name = names.get(place);
      byName.put(name, place);
      absent[place] =
          builder.absent.containsKey(name) ? builder.absent.get(name) : forms[place].absent();
    }
    this.places = byName;
  }

  static Builder named(String title) {
    return new Builder(title);
  }

  /** A row of these fields with nothing set yet. */
  public Row row() {
    return Row.of(this);
  }

  public List<String> names() {
    return names;
  }

  public int size() {
    return forms.length;
  }

  public Form form(String name) {
    return forms[place(name)];
  }

  /** Where the field stands; a name that is not in the list is a mistake in the program. */
  int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException(title + " has no field " + name);
    }
    return place;
  }

  /** The name, encoded once: a page writes 115,000 of them. */
  SerializableString keyAt(int place) {
    return keys[place];
  }

  boolean contains(String name) {
    return places.containsKey(name);
  }

  @Nullable Object[] absentValues() {
    return absent.clone();
  }

  @Nullable Object absentAt(int place) {
    return absent[place];
  }

  /** Begins another list with these fields, for forms that differ in a few. */
  Builder with(String otherTitle) {
    Builder builder = new Builder(otherTitle);
    for (int place = 0; place < forms.length; place++) {
      builder.fields.put(names.get(place), forms[place]);
      builder.absent.put(names.get(place), absent[place]);
    }
    return builder;
  }

  @Override
  public String toString() {
    return title + names;
  }

  /** Collects fields in order; a name given twice is a mistake. */
  static final class Builder {
    private final String title;
    private final Map<String, Form> fields = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> absent = new LinkedHashMap<>();

    private Builder(String title) {
      this.title = title;
    }

    Builder text(String... names) {
      return add(Form.TEXT, names);
    }

    Builder blank(String... names) {
      return add(Form.BLANK, names);
    }

    Builder moment(String... names) {
      return add(Form.MOMENT, names);
    }

    Builder day(String... names) {
      return add(Form.DAY, names);
    }

    Builder quantity(String... names) {
      return add(Form.QUANTITY, names);
    }

    Builder hundredths(String... names) {
      return add(Form.HUNDREDTHS, names);
    }

    Builder flag(String... names) {
      return add(Form.FLAG, names);
    }

    Builder count(String... names) {
      return add(Form.COUNT, names);
    }

    Builder add(Form form, String... names) {
      for (String name : names) {
        if (fields.put(name, form) != null) {
          throw new IllegalArgumentException(title + " has " + name + " twice");
        }
      }
      return this;
    }

    /** Gives fields that are there another form. */
    Builder reform(Form form, String... names) {
      for (String name : names) {
        if (fields.replace(name, form) == null) {
          throw new IllegalArgumentException(title + " has no field " + name);
        }
        absent.remove(name);
      }
      return this;
    }

    /** What stands in a field when nothing was set, where it is not what its form says. */
    Builder absent(String name, @Nullable Object value) {
      if (!fields.containsKey(name)) {
        throw new IllegalArgumentException(title + " has no field " + name);
      }
      absent.put(name, value);
      return this;
    }

    Builder without(String... names) {
      for (String name : names) {
        if (fields.remove(name) == null) {
          throw new IllegalArgumentException(title + " has no field " + name);
        }
        absent.remove(name);
      }
      return this;
    }

    FieldList list() {
      return new FieldList(this);
    }
  }
}
