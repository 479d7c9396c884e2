package perennial.leafdata.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.inventory.AnyBatch;
import perennial.inventory.Inventory;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.Table;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Filters;
import perennial.leafdata.format.PageEnvelope;
import perennial.leafdata.format.PageQuery;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Area;
import perennial.licensing.Licensing;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/**
 * {@code GET /batches}: the caller's plant batches, harvests and production batches, as one list by
 * their common serial.
 */
public final class ListBatches implements Endpoint {
  private static final Set<String> STATUSES = Set.of("open", "closed");

  private final Desk desk;

  public ListBatches(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/batches";
  }

  @Override
  public String summary() {
    return "Lists the batches of the license.";
  }

  @Override
  public Answer handle(Request request) {
    return desk.read(request, caller -> page(request, caller));
  }

  private Desk.Found page(Request request, Caller caller) {
    PageQuery asked = Listing.pageQuery(request);
    List<Filter> filters = Filters.of(Resource.BATCHES, asked);
    List<Query<?>> queries =
        List.of(plants(caller, filters), harvests(caller, filters), lots(caller, filters));
    asked.before().ifPresent(pin -> queries.forEach(query -> query.before(pin)));
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<Reader.Union> found =
        reading.union(
            queries, PageEnvelope.PER_PAGE + 1, asked.before().isPresent() ? 0 : asked.offset());
    reading.go();
    List<Long> serials = found.get().places().stream().map(Reader.Place::serial).toList();
    boolean more = serials.size() > PageEnvelope.PER_PAGE;
    List<Long> shown = more ? serials.subList(0, PageEnvelope.PER_PAGE) : serials;
    var envelope =
        new PageEnvelope(
            asked,
            request.baseUrl() + path(),
            found.get().total(),
            more,
            shown.isEmpty() ? OptionalLong.empty() : OptionalLong.of(shown.getLast()),
            print(caller, shown));
    return new Desk.Found(envelope.bytes(), reading.credentials());
  }

  private List<Row> print(Caller caller, List<Long> serials) {
    Map<Long, AnyBatch> batches = ListDisposals.batches(desk.reader(), caller, serials);
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<Map<List<Object>, Area>> areas =
        reading.find(
            Licensing.AREA,
            batches.values().stream().map(batch -> key(caller, BatchRows.area(batch))).toList());
    Supplier<Map<List<Object>, Strain>> strains =
        reading.find(
            Cultivation.STRAIN,
            batches.values().stream()
                .map(BatchRows::strain)
                .filter(Objects::nonNull)
                .map(strain -> key(caller, strain))
                .toList());
    reading.go();
    return serials.stream()
        .map(batches::get)
        .filter(Objects::nonNull)
        .map(batch -> listed(batch, areas.get(), strains.get(), caller))
        .toList();
  }

  private static Row listed(
      AnyBatch batch,
      Map<List<Object>, Area> areas,
      Map<List<Object>, Strain> strains,
      Caller caller) {
    Long strain = BatchRows.strain(batch);
    return BatchRows.listed(
        batch,
        areas.get(plainKey(caller, BatchRows.area(batch))),
        strain == null ? null : strains.get(plainKey(caller, strain)),
        caller);
  }

  private static List<Object> key(Caller caller, long serial) {
    return List.of(caller.licensee(), serial);
  }

  /** As the reader hands keys back. */
  private static List<Object> plainKey(Caller caller, long serial) {
    return List.of(caller.licensee().value(), serial);
  }

  private static Query<?> plants(Caller caller, List<Filter> filters) {
    Query<?> query =
        common(Cultivation.PLANT_BATCH, caller).range("planted_at", "plantedAt").filter(filters);
    refine(query, filters, "type", BatchWords.PROPAGATION, BatchWords.PLANT);
    return without(query, filters, "harvested_at");
  }

  private static Query<?> harvests(Caller caller, List<Filter> filters) {
    Query<?> query =
        common(Cultivation.HARVEST, caller)
            .range("planted_at", "plantedAt")
            .range("harvested_at", "harvestedAt")
            .filter(filters);
    refine(query, filters, null, BatchWords.HARVEST);
    return query;
  }

  private static Query<?> lots(Caller caller, List<Filter> filters) {
    Query<?> query = common(Inventory.PRODUCTION_BATCH, caller).filter(filters);
    refine(query, filters, null, BatchWords.PRODUCTIONS.toArray(String[]::new));
    return without(without(query, filters, "harvested_at"), filters, "planted_at");
  }

  private static <R extends Record> OwnRows<R> common(Table<R> table, Caller caller) {
    return OwnRows.of(table, Inventory.BATCH_KIND, caller).text("external_id", "externalId");
  }

  /**
   * Lays the filters by type and status on a query of one table.
   *
   * @param component which tells the types of the table apart, null when it has one
   * @param types the words for the types of the table
   */
  private static void refine(
      Query<?> query, List<Filter> filters, @Nullable String component, String... types) {
    for (Filter filter : filters) {
      if (filter instanceof Filter.TextIs(String field, String word)) {
        if (field.equals("type") && !List.of(types).contains(word)) {
          query.none();
        } else if (field.equals("type") && component != null) {
          query.equal(component, word.replace(' ', '_'));
        } else if (field.equals("status")) {
          String status = word.toLowerCase(Locale.ROOT);
          if (STATUSES.contains(status)) {
            query.equal("status", status);
          } else {
            query.none();
          }
        }
      }
    }
  }

  private static Query<?> without(Query<?> query, List<Filter> filters, String field) {
    return filters.stream().anyMatch(filter -> filter.field().equals(field)) ? query.none() : query;
  }
}
