package perennial.journal;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * An event with the same made-up values at every run, and the bytes and the hash of an entry that
 * holds nothing but it. What these are is for ever: files beside the tests keep them.
 */
public final class EventSample {
  private static final Instant INSTANT = Instant.parse("2026-01-02T03:04:05.000006Z");
  private static final LicenseeId LICENSEE = new LicenseeId(11);

  private EventSample() {}

  /**
   * An event of this type.
   *
   * @param isFull whether what may be absent is there
   */
  public static Event of(Class<? extends Event> type, boolean isFull) {
    return (Event) record(type, isFull);
  }

  /** The journal's own events, by name. */
  public static Map<String, Class<? extends Event>> ofTheJournal() {
    return new JournalRoom(List.of()).events();
  }

  private static EventTypes types(List<Room> rooms) {
    return new EventTypes(JournalRoom.before(rooms));
  }

  /** The event as it stands in an entry, in hexadecimal, and the leaf of that entry. */
  public static List<String> entryOf(List<Room> rooms, Event event) {
    EventTypes types = types(rooms);
    var occasion = new Occasion(1, "sample", LICENSEE, 12, new Moments(INSTANT, INSTANT), null);
    byte[] facts = Entry.facts(types, occasion, List.of(LICENSEE), List.of(event), null);
    var entry =
        new Entry(
            occasion,
            List.of(LICENSEE),
            List.of(event),
            new Bytes(facts),
            new Bytes(new byte[Entry.SALT_BYTES]),
            null,
            null,
            null);
    return List.of(
        HexFormat.of().formatHex(Cbor.encode(types.toTree(event))),
        HexFormat.of().formatHex(entry.leaf().array()));
  }

  /** The event read back from an entry. */
  public static Event readBack(List<Room> rooms, Event event) {
    EventTypes types = types(rooms);
    return types.fromTree((List<?>) Cbor.decode(Cbor.encode(types.toTree(event))));
  }

  /** Names and types of an event's components; a question mark where one may be absent. */
  public static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(part ->
            part.getName()
                + ": "
                + part.getGenericType().getTypeName().replaceAll("[a-z0-9.]+[.$]([A-Z])", "$1")
                + (isNullable(part.getAnnotatedType()) ? "?" : ""))
        .toList();
  }

  static Object record(Class<?> type, boolean isFull) {
    RecordComponent[] parts = type.getRecordComponents();
    var types = new Class<?>[parts.length];
    var values = new @Nullable Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      boolean isLeftOut = !isFull && isNullable(parts[i].getAnnotatedType());
      values[i] =
          isLeftOut ? null : value(parts[i].getName(), parts[i].getAnnotatedType(), i, isFull);
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new AssertionError(type + " refuses its sample", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no constructor for its components", e);
    }
  }

  private static Object value(String name, AnnotatedType annotated, int place, boolean isFull) {
    if (annotated instanceof AnnotatedParameterizedType list) {
      AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
      return isFull ? List.of(value(name, item, place, true)) : List.of();
    }
    Class<?> type = (Class<?>) annotated.getType();
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return switch (type.getSimpleName()) {
      case "long", "Long" -> 100L + place;
      case "int", "Integer" -> 10 + place;
      case "boolean", "Boolean" -> true;
      case "String" -> "a " + name;
      case "BigDecimal" -> new BigDecimal("1.50");
      case "Amount" -> new Amount(25_000L + place);
      case "Instant" -> INSTANT.plusSeconds(place);
      case "LocalDate" -> LocalDate.of(2026, 1, 2);
      case "Bytes" -> new Bytes(new byte[] {1, 2, 3});
      case "LicenseeId" -> new LicenseeId(11L + place);
      case "Kind" -> new Kind("PL");
      case "ObjectRef" -> new ObjectRef(new Kind("PL"), 100L + place);
      case "Stated" -> stated();
      default -> record(type, isFull);
    };
  }

  private static Stated stated() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("text", "as sent");
    fields.put("number", new BigDecimal("0.10"));
    fields.put("flag", true);
    fields.put("nothing", null);
    return Stated.of(fields);
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
