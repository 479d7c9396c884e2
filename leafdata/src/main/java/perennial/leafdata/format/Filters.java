package perennial.leafdata.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the filters of a list's query (wire.md 3, api.md 1.11). An empty value is no filter and an
 * unknown name is none either: clients send both. Dates are whole days of the jurisdiction's clock,
 * the second one included.
 */
public final class Filters {

  private enum Kind {
    ID,
    TEXT,
    MORE_THAN,
    FROM,
    TO
  }

  /** No text that is kept holds one, and the database refuses to look for it. */
  private static final char NUL = '\0';

  private record Known(Kind kind, String field) {}

  private static final Map<Resource, Map<String, Known>> KNOWN = known();

  private Filters() {}

  /** The filters of this resource in the query; empty when it has none. */
  public static List<Filter> of(Resource resource, PageQuery query) {
    Map<String, Known> names = KNOWN.getOrDefault(resource, Map.of());
    List<Filter> filters = new ArrayList<>();
    query
        .parameters()
        .forEach((name, value) -> {
          Known known = names.get(name);
          if (known != null && !value.isBlank()) {
            filter(known, value.strip()).ifPresent(filters::add);
          }
        });
    return filters;
  }

  private static Optional<Filter> filter(Known known, String value) {
    String field = known.field();
    return switch (known.kind()) {
      case TEXT ->
          Optional.of(
              value.indexOf(NUL) < 0 ? new Filter.TextIs(field, value) : new Filter.Nothing(field));
      case ID -> made(field, LeafId.parse(value), id -> new Filter.IdIs(field, id));
      case MORE_THAN ->
          made(
              field,
              NumberForm.QUANTITY_CHANGE.read(value),
              number -> new Filter.MoreThan(field, number));
      case FROM -> made(field, LeafTime.parse(value), day -> new Filter.From(field, day.start()));
      case TO -> made(field, LeafTime.parse(value), day -> new Filter.Before(field, day.end()));
    };
  }

  /** Absent is no filter: the old system's empty dates are a way of saying "any". */
  private static <T> Optional<Filter> made(
      String field, Reading<T> reading, Function<T, Filter> filter) {
    return switch (reading) {
      case Reading.Understood<T>(T value) -> Optional.of(filter.apply(value));
      case Reading.Refused<T> refused -> Optional.of(new Filter.Nothing(field));
      case Reading.Absent<T> absent -> Optional.empty();
    };
  }

  private static Map<Resource, Map<String, Known>> known() {
    Map<Resource, Map<String, Known>> all = new EnumMap<>(Resource.class);
    for (Resource resource : Resource.values()) {
      Map<String, Known> names = new HashMap<>();
      names.put("f_global_id", new Known(Kind.ID, "global_id"));
      names.put("f_external_id", new Known(Kind.TEXT, "external_id"));
      more(resource, names);
      all.put(resource, names);
    }
    return all;
  }

  private static void more(Resource resource, Map<String, Known> names) {
    switch (resource) {
      case AREAS, STRAINS -> {}
      case INVENTORY_TYPES -> texts(names, "type");
      case BATCHES -> {
        texts(names, "status", "type");
        days(names, "f_planted_at", "planted_at");
        days(names, "f_harvested_at", "harvested_at");
      }
      case PLANTS -> {
        id(names, "batch_id", "batch_id");
        texts(names, "origin", "stage");
      }
      case INVENTORIES -> {
        id(names, "batch_id", "batch_id");
        texts(names, "type");
        days(names, "f_date", "created_at");
      }
      case INVENTORY_ADJUSTMENTS -> {
        id(names, "inventory_id", "inventory_id");
        names.put("f_adjusted_qty", new Known(Kind.MORE_THAN, "qty"));
        days(names, "f_date", "adjusted_at");
      }
      case INVENTORY_TRANSFERS -> {
        id(names, "batch", "batch_id");
        texts(names, "status", "mme_code", "to_mme_code");
        days(names, "f_date", "est_departed_at");
      }
      case DISPOSALS -> {
        id(names, "batch_id", "batch_id");
        id(names, "plant_id", "plant_id");
        days(names, "f_date", "created_at");
      }
      case LAB_RESULTS -> {
        id(names, "batch", "batch_id");
        texts(names, "status", "testing_status", "type");
        days(names, "f_date", "created_at");
      }
      case SALES -> {
        id(names, "area_id", "area_id");
        texts(names, "status");
        names.put("f_sale_type", new Known(Kind.TEXT, "type"));
        days(names, "f_date", "sold_at");
      }
      case USERS -> {
        texts(names, "mme_name", "mme_code", "user_name", "user_email");
        days(names, "f_updated_at", "updated_at");
      }
      case MMES -> {
        texts(names, "mme_code", "mme_name", "mme_cert");
        days(names, "f_updated_at", "updated_at");
      }
    }
  }

  private static void id(Map<String, Known> names, String name, String field) {
    names.put("f_" + name, new Known(Kind.ID, field));
  }

  private static void texts(Map<String, Known> names, String... fields) {
    for (String field : fields) {
      names.put("f_" + field, new Known(Kind.TEXT, field));
    }
  }

  private static void days(Map<String, Known> names, String name, String field) {
    names.put(name + "1", new Known(Kind.FROM, field));
    names.put(name + "2", new Known(Kind.TO, field));
  }
}
