package perennial.journal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;

/** One component of a row's record, as a column: its name, its SQL type, both ways of its value. */
public final class Column {
  enum Form {
    BIGINT("bigint"),
    INTEGER("integer"),
    BOOLEAN("boolean"),
    TEXT("text"),
    TIMESTAMP("timestamptz"),
    DATE("date"),
    NUMERIC("numeric"),
    AMOUNT("numeric(18,4)"),
    BYTES("bytea");

    final String sql;

    Form(String sql) {
      this.sql = sql;
    }
  }

  /** The texts of an enum's constants: asked for each value of each row. */
  private static final ClassValue<Map<Object, String>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<Object, String> computeValue(Class<?> type) {
          var texts = new HashMap<Object, String>();
          for (Object constant : type.getEnumConstants()) {
            texts.put(constant, ((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
          }
          return texts;
        }
      };

  final String component;
  final String name;
  final Class<?> type;
  final Form form;
  final boolean nullable;
  private final MethodHandle accessor;
  private final @Nullable MethodHandle parse;

  /** Of an enum, by the text that stands for each. */
  private final Map<String, Object> constants = new HashMap<>();

  Column(RecordComponent component, MethodHandles.Lookup lookup)
      throws ReflectiveOperationException {
    this.component = component.getName();
    this.name = snake(component.getName());
    this.type = component.getType();
    this.nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    this.form = form(type);
    this.accessor =
        lookup
            .unreflect(component.getAccessor())
            .asType(MethodType.methodType(Object.class, Object.class));
    this.parse = parser(type, form);
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        constants.put(textOf((Enum<?>) constant), constant);
      }
    }
  }

  /** The column's name in SQL. */
  public String name() {
    return name;
  }

  /** Its type in SQL. */
  public String sqlType() {
    return form.sql;
  }

  public boolean isNullable() {
    return nullable;
  }

  /** Whether it holds what was sealed, which the law may erase. */
  public boolean isSealed() {
    return form == Form.BYTES;
  }

  private static @Nullable MethodHandle parser(Class<?> type, Form form)
      throws ReflectiveOperationException {
    if (form != Form.TEXT || type == String.class || type.isEnum()) {
      return null;
    }
    return MethodHandles.publicLookup()
        .findStatic(type, "parse", MethodType.methodType(type, String.class))
        .asType(MethodType.methodType(Object.class, String.class));
  }

  private static Form form(Class<?> type) {
    if (type == long.class || type == Long.class || type == LicenseeId.class) {
      return Form.BIGINT;
    }
    if (type == int.class || type == Integer.class) {
      return Form.INTEGER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Form.BOOLEAN;
    }
    if (type == Instant.class) {
      return Form.TIMESTAMP;
    }
    if (type == LocalDate.class) {
      return Form.DATE;
    }
    if (type == BigDecimal.class) {
      return Form.NUMERIC;
    }
    if (type == Amount.class) {
      return Form.AMOUNT;
    }
    return type == Bytes.class ? Form.BYTES : Form.TEXT;
  }

  static String snake(String camel) {
    var out = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c)) {
        out.append('_').append(Character.toLowerCase(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The value in its plain form: what keys are compared by and SQL is given. */
  public @Nullable Object plain(Object row) {
    return toPlain(value(row));
  }

  private static String textOf(Enum<?> constant) {
    return Objects.requireNonNull(CONSTANTS.get(constant.getDeclaringClass()).get(constant));
  }

  /** A component's value in its plain form. */
  public static @Nullable Object toPlain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case LicenseeId l -> l.value();
      case Integer i -> (long) i;
      case Enum<?> e -> textOf(e);
      case Long l -> l;
      case String s -> s;
      case Boolean b -> b;
      case Instant t -> t;
      case LocalDate d -> d;
      case BigDecimal d -> d;
      case Amount a -> a;
      case Bytes b -> b;
      default -> value.toString();
    };
  }

  /** A plain value as {@link perennial.kernel.Cbor} takes it, for the row's digest. */
  public static @Nullable Object toCbor(@Nullable Object plain) {
    return switch (plain) {
      case null -> null;
      case Instant t -> t.getEpochSecond() * 1_000_000 + t.getNano() / 1_000;
      case LocalDate d -> d.toString();
      case Amount a -> a.tenThousandths();
      case BigDecimal d -> d.stripTrailingZeros().toPlainString();
      default -> plain;
    };
  }

  /**
   * A plain value as text that {@link #plainOf} reads again; null for none.
   *
   * @throws IllegalArgumentException for what is sealed, which no text may show
   */
  public @Nullable String textOf(@Nullable Object plain) {
    return switch (plain) {
      case null -> null;
      case Bytes _ -> throw new IllegalArgumentException(name + " is sealed");
      case Amount a -> a.toDecimal().toPlainString();
      case BigDecimal d -> d.toPlainString();
      default -> plain.toString();
    };
  }

  /**
   * Reads {@link #textOf}.
   *
   * @throws RuntimeException when the text is no value of this column
   */
  public @Nullable Object plainOf(@Nullable String text) {
    return text == null ? null : toPlain(typed(text));
  }

  /** A value of the component's type, from its text. */
  private @Nullable Object typed(String text) {
    return switch (form) {
      case BIGINT -> number(Long.parseLong(text));
      case INTEGER -> Integer.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case TEXT -> text(text);
      case TIMESTAMP -> Instant.parse(text);
      case DATE -> LocalDate.parse(text);
      case NUMERIC -> new BigDecimal(text);
      case AMOUNT -> Amount.of(new BigDecimal(text));
      case BYTES -> throw new IllegalArgumentException(name + " is sealed");
    };
  }

  /** The component itself. */
  @Nullable Object value(Object row) {
    try {
      return accessor.invokeExact(row);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Nullable Object typedOrNull(@Nullable String text) {
    return text == null ? null : typed(text);
  }

  String arrayType() {
    return switch (form) {
      case BIGINT -> "bigint";
      case INTEGER -> "integer";
      case BOOLEAN -> "boolean";
      case TEXT, TIMESTAMP, DATE, NUMERIC, AMOUNT -> "text";
      case BYTES -> "bytea";
    };
  }

  /** How a parameter array of this column stands in SQL; times and decimals travel as text. */
  public String arrayParameter() {
    return switch (form) {
      case TIMESTAMP, DATE, NUMERIC, AMOUNT -> "?::text[]::" + scalarType() + "[]";
      default -> "?::" + arrayType() + "[]";
    };
  }

  /** How one parameter of this column stands in SQL; times travel as text. */
  String parameter() {
    return switch (form) {
      case TIMESTAMP, DATE, INTEGER -> "?::" + form.sql;
      default -> "?";
    };
  }

  /** Sets one parameter, always of the same type, so that the statement stays prepared. */
  void set(MultiStatement statement, @Nullable Object plain) {
    switch (form) {
      case BIGINT, INTEGER -> statement.withLong((Long) plain);
      case BOOLEAN -> statement.withFlag((Boolean) plain);
      case TEXT, TIMESTAMP, DATE -> statement.with(plain == null ? null : plain.toString());
      case NUMERIC -> statement.withDecimal((BigDecimal) plain);
      case AMOUNT -> statement.withDecimal(plain instanceof Amount a ? a.toDecimal() : null);
      case BYTES -> statement.with(plain instanceof Bytes b ? b.array() : null);
    }
  }

  String scalarType() {
    return form == Form.AMOUNT ? "numeric" : form.sql;
  }

  /** Plain values as a parameter array; see {@link #arrayParameter()}. */
  public Array array(Connection connection, List<@Nullable Object> plains) throws SQLException {
    List<@Nullable Object> items = new ArrayList<>(plains.size());
    plains.forEach(plain -> items.add(item(plain)));
    // The driver encodes byte strings only in an array of their own type.
    return form == Form.BYTES
        ? connection.createArrayOf(arrayType(), items.toArray(byte[][]::new))
        : connection.createArrayOf(arrayType(), items.toArray());
  }

  private @Nullable Object item(@Nullable Object plain) {
    if (plain == null) {
      return null;
    }
    return switch (form) {
      case BIGINT, BOOLEAN, TEXT, TIMESTAMP, DATE, AMOUNT ->
          plain instanceof Boolean || plain instanceof Long ? plain : plain.toString();
      case NUMERIC -> ((BigDecimal) plain).toPlainString();
      case INTEGER -> Math.toIntExact((Long) plain);
      case BYTES -> ((Bytes) plain).array();
    };
  }

  /** The column's value at an index, of the component's type. */
  public @Nullable Object read(ResultSet results, int index) throws SQLException {
    Object value =
        switch (form) {
          case BIGINT -> number(results.getLong(index));
          case INTEGER -> results.getInt(index);
          case BOOLEAN -> results.getBoolean(index);
          case TEXT -> text(results.getString(index));
          case TIMESTAMP -> instant(results.getObject(index, OffsetDateTime.class));
          case DATE -> results.getObject(index, LocalDate.class);
          case NUMERIC -> results.getBigDecimal(index);
          case AMOUNT -> amount(results.getBigDecimal(index));
          case BYTES -> bytes(results.getBytes(index));
        };
    return value == null || results.wasNull() ? null : value;
  }

  private Object number(long value) {
    return type == LicenseeId.class ? new LicenseeId(value) : (Object) value;
  }

  private @Nullable Object text(@Nullable String text) {
    if (text == null || type == String.class) {
      return text;
    }
    if (type.isEnum()) {
      Object constant = constants.get(text);
      if (constant == null) {
        throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + text);
      }
      return constant;
    }
    try {
      return Objects.requireNonNull(parse).invokeExact(text);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Amount amount(@Nullable BigDecimal value) {
    return value == null ? null : Amount.of(value);
  }

  private static @Nullable Bytes bytes(byte @Nullable [] value) {
    return value == null ? null : new Bytes(value);
  }
}
