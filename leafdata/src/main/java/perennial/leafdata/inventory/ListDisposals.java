package perennial.leafdata.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.PlantBatch;
import perennial.inventory.AnyBatch;
import perennial.inventory.Disposal;
import perennial.inventory.Inventory;
import perennial.inventory.ProductionBatch;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.door.References;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;

/** {@code GET /disposals}: the caller's disposals. */
public final class ListDisposals extends Listing<Disposal> {
  public ListDisposals(Desk desk) {
    super(desk, Resource.DISPOSALS);
  }

  @Override
  public String summary() {
    return "Lists the disposals of the license.";
  }

  @Override
  protected Query<Disposal> query(Caller caller, List<Filter> filters) {
    var others = new ArrayList<Filter>(filters);
    others.removeIf(filter -> filter.field().equals("batch_id"));
    Query<Disposal> query =
        OwnRows.of(Inventory.DISPOSAL, Inventory.DISPOSAL_KIND, caller)
            .text("external_id", "externalId")
            .id("plant_id", "plant", Cultivation.PLANT_KIND)
            .range("created_at", "createdAt")
            .filter(others);
    for (Filter filter : filters) {
      if (filter.field().equals("batch_id")) {
        ofBatch(query, filter);
      }
    }
    return query;
  }

  private static void ofBatch(Query<Disposal> query, Filter filter) {
    Long serial =
        filter instanceof Filter.IdIs(String field, var id)
            ? References.serial(id, Inventory.BATCH_KIND)
            : null;
    if (serial == null) {
      query.none();
    } else {
      query.either("batch", "wasteBatch", serial);
    }
  }

  @Override
  protected long serial(Disposal disposal) {
    return disposal.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Disposal> disposals) {
    Map<Long, AnyBatch> batches =
        batches(
            reader(), caller, disposals.stream().map(DisposalRows::shownBatch).distinct().toList());
    return disposals.stream()
        .map(disposal ->
            DisposalRows.full(
                disposal, batches.get(DisposalRows.shownBatch(disposal)), caller.ids()))
        .toList();
  }

  /** Batches of any kind, by serial. */
  static Map<Long, AnyBatch> batches(Reader reader, Caller caller, List<Long> serials) {
    List<List<Object>> keys =
        serials.stream().map(serial -> List.<Object>of(caller.licensee(), serial)).toList();
    Reader.Reading reading = reader.as(caller.licensee());
    Supplier<Map<List<Object>, PlantBatch>> plants = reading.find(Cultivation.PLANT_BATCH, keys);
    Supplier<Map<List<Object>, Harvest>> harvests = reading.find(Cultivation.HARVEST, keys);
    Supplier<Map<List<Object>, ProductionBatch>> lots =
        reading.find(Inventory.PRODUCTION_BATCH, keys);
    reading.go();
    var batches = new HashMap<Long, AnyBatch>();
    plants.get().values().forEach(b -> batches.put(b.serial(), new AnyBatch.OfPlants(b)));
    harvests.get().values().forEach(b -> batches.put(b.serial(), new AnyBatch.OfHarvest(b)));
    lots.get().values().forEach(b -> batches.put(b.serial(), new AnyBatch.OfLots(b)));
    return batches;
  }
}
