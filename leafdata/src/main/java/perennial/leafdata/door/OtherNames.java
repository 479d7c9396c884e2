package perennial.leafdata.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.cultivation.Cultivation;
import perennial.identifiers.Alias;
import perennial.identifiers.Aliases;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Inventory;
import perennial.journal.Reader;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;
import perennial.leafdata.format.LeafId;
import perennial.leafdata.format.PageQuery;
import perennial.leafdata.format.Reading;
import perennial.leafdata.format.Resource;
import perennial.web.Request;

/**
 * Objects that a request names otherwise than the registry does: lots and plants by the identifier
 * that another system gave them, and any object under a prefix that it never had.
 *
 * <p>The first are read as the caller's own objects; a name that is none of theirs stays as it is,
 * and is refused like any unknown one. The second is answered as if the prefix were right, since
 * kind and serial are the identity, and is counted and logged. A request that has neither costs no
 * look-up.
 */
public final class OtherNames {
  private static final Logger LOG = LoggerFactory.getLogger(OtherNames.class);

  /** Names of one request that are looked up; a sale has at most 500 lines. */
  static final int NAMES_MAX = 500;

  /** A field that names a lot or plant, and sixteen digits. */
  private static final Pattern BIOTRACK =
      Pattern.compile("\"(global(?:_\\w{1,40})?_id)\"\\s{0,8}:\\s{0,8}\"([0-9]{16})\"");

  /** Where one may begin; every write is looked through, and most have none. */
  private static final String GLOBAL = "\"global";

  private static final Pattern FULL =
      Pattern.compile("\"(\\w{1,20})\\.([A-Z]{2}[0-9A-Z]{1,12})\"", Pattern.CASE_INSENSITIVE);

  private final Reader reader;
  private final LongAdder strangePrefixes = new LongAdder();

  OtherNames(Reader reader) {
    this.reader = reader;
  }

  /** Identifiers in writes whose prefix the object never had. */
  public LongAdder strangePrefixes() {
    return strangePrefixes;
  }

  /** The request with the caller's own objects named as the registry names them. */
  Request inBody(Request request, Caller caller) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    Reader.Reading reading = reader.as(caller.licensee());
    Map<ObjectRef, Set<String>> prefixes = foreignPrefixes(request, body, caller);
    var objects =
        reading.find(
            Identifiers.OBJECT,
            prefixes.keySet().stream()
                .map(ref -> List.<Object>of(ref.kind(), ref.serial()))
                .toList());
    Map<String, Kind> names = biotrack(request, body);
    Supplier<Map<List<Object>, Alias>> aliases = find(reading, names.values(), names.keySet());
    if (prefixes.isEmpty() && names.isEmpty()) {
      return request;
    }
    reading.go();
    objects.get().values().forEach(row -> report(request, row, prefixes));
    return names.isEmpty()
        ? request
        : request.withBody(
            replaced(request, body, aliases.get(), caller).getBytes(StandardCharsets.UTF_8));
  }

  /** The query of a list with the caller's own objects named as the registry names them. */
  PageQuery inQuery(PageQuery asked, Resource resource, Caller caller) {
    var names = new LinkedHashMap<String, Kind>();
    asked
        .parameters()
        .forEach((name, value) -> {
          Kind kind = kindOf(name, resource.plural());
          if (kind != null
              && !value.isBlank()
              && value.length() <= Aliases.VALUE_MAX
              && value.indexOf('\0') < 0
              && LeafId.parse(value) instanceof Reading.Refused) {
            names.put(name, kind);
          }
        });
    if (names.isEmpty()) {
      return asked;
    }
    Reader.Reading reading = reader.as(caller.licensee());
    List<String> values =
        names.keySet().stream()
            .map(name -> asked.parameters().getOrDefault(name, "").strip())
            .toList();
    Supplier<Map<List<Object>, Alias>> aliases = find(reading, names.values(), values);
    reading.go();
    var parameters = new LinkedHashMap<>(asked.parameters());
    names.forEach((name, kind) -> {
      ObjectRef own = own(aliases.get(), kind, parameters.getOrDefault(name, "").strip(), caller);
      if (own != null) {
        parameters.put(name, own.toString());
      }
    });
    return new PageQuery(asked.number(), asked.before(), parameters);
  }

  private static Supplier<Map<List<Object>, Alias>> find(
      Reader.Reading reading, Iterable<Kind> kinds, Iterable<String> values) {
    var keys = new ArrayList<List<Object>>();
    for (Kind kind : kinds) {
      for (String value : values) {
        keys.addAll(Aliases.keys(kind, value));
      }
    }
    return reading.find(Identifiers.ALIAS, keys.stream().distinct().toList());
  }

  private static @Nullable ObjectRef own(
      Map<List<Object>, Alias> found, Kind kind, String value, Caller caller) {
    return found.values().stream()
        .filter(alias -> alias.kind().equals(kind) && alias.value().equals(value))
        .filter(alias -> alias.licenseeId().equals(caller.licensee()))
        .map(alias -> new ObjectRef(alias.kind(), alias.serial()))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Kind> biotrack(Request request, String body) {
    var names = new LinkedHashMap<String, Kind>();
    Matcher found = BIOTRACK.matcher(body);
    int at = body.indexOf(GLOBAL);
    while (at >= 0 && names.size() < NAMES_MAX) {
      if (found.region(at, body.length()).lookingAt()) {
        Kind kind = kindOf(found.group(1), request.path());
        if (kind != null) {
          names.put(found.group(2), kind);
        }
      }
      at = body.indexOf(GLOBAL, at + 1);
    }
    return names;
  }

  private static String replaced(
      Request request, String body, Map<List<Object>, Alias> aliases, Caller caller) {
    return BIOTRACK
        .matcher(body)
        .replaceAll(found -> {
          Kind kind = kindOf(found.group(1), request.path());
          ObjectRef own = kind == null ? null : own(aliases, kind, found.group(2), caller);
          return own == null
              ? Matcher.quoteReplacement(found.group())
              : "\"" + found.group(1) + "\":\"" + own + "\"";
        });
  }

  /** The kind that a field names, where objects of it have other names; else null. */
  private static @Nullable Kind kindOf(String field, String place) {
    if (field.endsWith("inventory_id")) {
      return Inventory.LOT_KIND;
    }
    if (field.endsWith("plant_id")) {
      return Cultivation.PLANT_KIND;
    }
    if (!field.endsWith("global_id")) {
      return null;
    }
    if (place.contains("inventories")) {
      return Inventory.LOT_KIND;
    }
    return place.contains("plants") ? Cultivation.PLANT_KIND : null;
  }

  /** Objects that stand under another prefix than the caller's own or the state's. */
  private static Map<ObjectRef, Set<String>> foreignPrefixes(
      Request request, String body, Caller caller) {
    String named = request.pathParameters().getOrDefault("id", "");
    var prefixes = new LinkedHashMap<ObjectRef, Set<String>>();
    String text = named.isEmpty() ? body : body + "\"" + named + "\"";
    Matcher found = FULL.matcher(text);
    int dot = text.indexOf('.');
    while (dot >= 0 && prefixes.size() < NAMES_MAX) {
      int quote = text.lastIndexOf('"', dot);
      if (quote >= 0 && found.region(quote, text.length()).lookingAt()) {
        String prefix = found.group(1).toUpperCase(Locale.ROOT);
        if (!prefix.equals(caller.row().prefix(Ids.STATE))
            && !prefix.equals(GlobalId.STATE_PREFIX)) {
          GlobalId.read(found.group(2))
              .ifPresent(id ->
                  prefixes
                      .computeIfAbsent(id.object(), object -> new LinkedHashSet<>())
                      .add(prefix));
        }
      }
      dot = text.indexOf('.', dot + 1);
    }
    return prefixes;
  }

  private void report(Request request, ObjectRow row, Map<ObjectRef, Set<String>> prefixes) {
    for (String prefix : prefixes.getOrDefault(row.ref(), Set.of())) {
      if (!prefix.equals(row.prefix())) {
        strangePrefixes.increment();
        LOG.atWarn()
            .addKeyValue("request_id", request.id())
            .addKeyValue("object", row.ref().toString())
            .addKeyValue("prefix", prefix)
            .log("prefix_that_the_object_never_had");
      }
    }
  }
}
