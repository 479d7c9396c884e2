package perennial.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A record as a map that {@link Cbor} encodes, and back. A component that is null is left out, so a
 * component added later as nullable leaves the encoding of older events as it was.
 *
 * <p>Component types: long, int, boolean, their boxes, String, BigDecimal, Instant (microseconds
 * since 1970), LocalDate, enums (name in lower case), Amount (ten-thousandths), {@link Bytes},
 * {@link ObjectRef}, {@link Kind}, {@link LicenseeId}, {@link Stated}, other records, and lists of
 * these.
 */
public final class RecordForm<R extends Record> {
  private static final Map<Class<?>, RecordForm<?>> FORMS = new ConcurrentHashMap<>();

  private final Class<R> type;
  private final List<Part> parts;
  private final MethodHandle constructor;

  private record Part(String name, Type type, MethodHandle accessor) {}

  private RecordForm(Class<R> type) {
    this.type = type;
    try {
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      var found = new ArrayList<Part>();
      var types = new ArrayList<Class<?>>();
      for (RecordComponent component : type.getRecordComponents()) {
        types.add(component.getType());
        MethodHandle accessor = lookup.unreflect(component.getAccessor());
        found.add(
            new Part(
                component.getName(),
                component.getGenericType(),
                accessor.asType(MethodType.methodType(Object.class, Object.class))));
      }
      this.parts = List.copyOf(found);
      this.constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.size())
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be encoded", e);
    }
  }

  @SuppressWarnings("unchecked")
  public static <R extends Record> RecordForm<R> of(Class<R> type) {
    RecordForm<?> known = FORMS.get(type);
    if (known == null) {
      known = new RecordForm<>(type);
      FORMS.put(type, known);
    }
    return (RecordForm<R>) known;
  }

  /** The map of the record's components that are not null, by name. */
  public Map<String, @Nullable Object> toMap(R value) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (Part part : parts) {
      Object component = get(part, value);
      if (component != null) {
        map.put(part.name(), toTree(component));
      }
    }
    return map;
  }

  /**
   * @throws IllegalArgumentException when a name is unknown or a value has another type
   */
  public R fromMap(Map<?, ?> map) {
    try {
      return read(map);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException(type.getSimpleName() + " has a value of another type", e);
    }
  }

  private R read(Map<?, ?> map) {
    var arguments = new @Nullable Object[parts.size()];
    int taken = 0;
    for (int i = 0; i < arguments.length; i++) {
      Part part = parts.get(i);
      Object tree = map.get(part.name());
      if (tree != null) {
        arguments[i] = fromTree(part.type(), tree);
        taken++;
      } else if (part.type() instanceof Class<?> c && c.isPrimitive()) {
        throw new IllegalArgumentException(type.getSimpleName() + " lacks " + part.name());
      }
    }
    if (taken != map.size()) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " has other fields than " + map.keySet());
    }
    try {
      return type.cast(constructor.invokeExact(arguments));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object get(Part part, Object value) {
    try {
      return part.accessor().invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Object toTree(Object value) {
    return switch (value) {
      case Long l -> l;
      case Integer i -> i.longValue();
      case Boolean b -> b;
      case String s -> s;
      case BigDecimal d -> d;
      case Bytes b -> b.array();
      case Amount a -> a.tenThousandths();
      case Instant t -> ChronoUnit.MICROS.between(Instant.EPOCH, t);
      case LocalDate d -> d.toString();
      case Enum<?> e -> e.name().toLowerCase(Locale.ROOT);
      case LicenseeId l -> l.value();
      case Kind k -> k.letters();
      case ObjectRef o -> List.of(o.kind().letters(), o.serial());
      case Stated s -> s.asMap();
      case List<?> list -> list.stream().map(RecordForm::toTree).toList();
      case Record r -> ((RecordForm<Record>) of(r.getClass())).toMap(r);
      default -> throw new IllegalArgumentException("no encoding for " + value.getClass());
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object fromTree(Type type, Object tree) {
    if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
      Type item = p.getActualTypeArguments()[0];
      return ((List<?>) tree).stream().map(each -> fromTree(item, each)).toList();
    }
    Class<?> target = (Class<?>) type;
    if (target.isEnum()) {
      return Enum.valueOf((Class) target, ((String) tree).toUpperCase(Locale.ROOT));
    }
    if (target == int.class || target == Integer.class) {
      return Math.toIntExact((Long) tree);
    }
    if (target == long.class || target == boolean.class) {
      return tree;
    }
    return switch (target.getSimpleName()) {
      case "Amount" -> new Amount((Long) tree);
      case "Instant" -> Instant.EPOCH.plus((Long) tree, ChronoUnit.MICROS);
      case "LocalDate" -> LocalDate.parse((String) tree);
      case "Bytes" -> new Bytes((byte[]) tree);
      case "LicenseeId" -> new LicenseeId((Long) tree);
      case "Kind" -> new Kind((String) tree);
      case "ObjectRef" ->
          new ObjectRef(new Kind((String) ((List<?>) tree).get(0)), (Long) ((List<?>) tree).get(1));
      case "Stated" -> Stated.of((Map<String, Object>) tree);
      default ->
          target.isRecord()
              ? of((Class<? extends Record>) target).fromMap((Map<?, ?>) tree)
              : target.cast(tree);
    };
  }
}
