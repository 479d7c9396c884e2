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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

  /** Of what is not kept as it is. */
  private static final Map<Class<?>, Function<Object, Object>> SCALARS =
      Map.ofEntries(
          Map.entry(int.class, tree -> Math.toIntExact((Long) tree)),
          Map.entry(Integer.class, tree -> Math.toIntExact((Long) tree)),
          Map.entry(long.class, tree -> (Long) tree),
          Map.entry(boolean.class, tree -> (Boolean) tree),
          Map.entry(Amount.class, tree -> new Amount((Long) tree)),
          Map.entry(Instant.class, tree -> Instant.EPOCH.plus((Long) tree, ChronoUnit.MICROS)),
          Map.entry(LocalDate.class, tree -> LocalDate.parse((String) tree)),
          Map.entry(Bytes.class, tree -> new Bytes((byte[]) tree)),
          Map.entry(LicenseeId.class, tree -> new LicenseeId((Long) tree)),
          Map.entry(Kind.class, tree -> new Kind((String) tree)),
          Map.entry(ObjectRef.class, RecordForm::object),
          Map.entry(Stated.class, RecordForm::stated));

  private final Class<R> type;
  private final List<Part> parts;
  private final MethodHandle constructor;

  /**
   * @param isRequired whether there must be a value
   * @param reader makes the component of its tree; chosen once, since it runs for each value read
   */
  private record Part(
      String name, boolean isRequired, Function<Object, Object> reader, MethodHandle accessor) {}

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
                component.getType().isPrimitive(),
                reader(component.getGenericType()),
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
        arguments[i] = part.reader().apply(tree);
        taken++;
      } else if (part.isRequired()) {
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
      case Enum<?> e -> nameOf(e);
      case LicenseeId l -> l.value();
      case Kind k -> k.letters();
      case ObjectRef o -> List.of(o.kind().letters(), o.serial());
      case Stated s -> s.asMap();
      case List<?> list -> list.stream().map(RecordForm::toTree).toList();
      case Record r -> ((RecordForm<Record>) of(r.getClass())).toMap(r);
      default -> throw new IllegalArgumentException("no encoding for " + value.getClass());
    };
  }

  private static Function<Object, Object> reader(Type type) {
    if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
      return listReader(reader(p.getActualTypeArguments()[0]));
    }
    var target = (Class<?>) type;
    if (target.isEnum()) {
      return enumReader(target);
    }
    if (target.isRecord() && !SCALARS.containsKey(target)) {
      return recordReader(target.asSubclass(Record.class));
    }
    Function<Object, Object> scalar = SCALARS.get(target);
    return scalar == null ? target::cast : scalar;
  }

  private static Function<Object, Object> listReader(Function<Object, Object> item) {
    return tree -> {
      var items = (List<?>) tree;
      var read = new Object[items.size()];
      for (int i = 0; i < read.length; i++) {
        read[i] = item.apply(Objects.requireNonNull(items.get(i)));
      }
      return List.of(read);
    };
  }

  private static Function<Object, Object> enumReader(Class<?> type) {
    var constants = new HashMap<String, Object>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(nameOf((Enum<?>) constant), constant);
    }
    return tree -> {
      Object constant = constants.get((String) tree);
      if (constant == null) {
        throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + tree);
      }
      return constant;
    };
  }

  /** Looks the form up when the first value is read: a record may hold others of its own kind. */
  private static Function<Object, Object> recordReader(Class<? extends Record> type) {
    return tree -> of(type).fromMap((Map<?, ?>) tree);
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectRef object(Object tree) {
    var pair = (List<?>) tree;
    return new ObjectRef(
        new Kind((String) Objects.requireNonNull(pair.get(0))),
        (Long) Objects.requireNonNull(pair.get(1)));
  }

  @SuppressWarnings("unchecked")
  private static Stated stated(Object tree) {
    return Stated.of((Map<String, Object>) tree);
  }
}
