package perennial.leafdata.cultivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Plant;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.Strain;
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
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** {@code GET /plants}: the caller's plants. */
public final class ListPlants extends Listing<Plant> {
  public ListPlants(Desk desk) {
    super(desk, Resource.PLANTS);
  }

  @Override
  public String summary() {
    return "Lists the plants of the license.";
  }

  @Override
  protected Query<Plant> query(Caller caller, List<Filter> filters) {
    var others = new ArrayList<Filter>(filters);
    others.removeIf(filter -> filter.field().equals("batch_id"));
    Query<Plant> query =
        OwnRows.of(Cultivation.PLANT, Cultivation.PLANT_KIND, caller)
            .text("external_id", "externalId")
            .filter(others);
    for (Filter filter : filters) {
      switch (filter) {
        case Filter.TextIs(String field, String word) when field.equals("origin") ->
            query.equal("origin", word);
        case Filter.TextIs(String field, String word) when field.equals("stage") ->
            query.equal("stage", word.equals("veg") ? "growing" : word.replace(' ', '_'));
        case Filter.IdIs(String field, var id) when field.equals("batch_id") ->
            ofBatch(query, References.serial(id, Cultivation.BATCH_KIND));
        case Filter.Nothing nothing when nothing.field().equals("batch_id") -> query.none();
        default -> {} // laid on already
      }
    }
    return query;
  }

  /** A harvested plant is found by its harvest and by the batch that it grew in. */
  private static void ofBatch(Query<Plant> query, @Nullable Long serial) {
    if (serial == null) {
      query.none();
    } else {
      query.either("batch", "harvest", serial);
    }
  }

  @Override
  protected long serial(Plant plant) {
    return plant.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Plant> plants) {
    Reader.Reading reading = reader().as(caller.licensee());
    Supplier<Map<List<Object>, Area>> areas =
        reading.find(Licensing.AREA, keys(caller, plants, Plant::area));
    Supplier<Map<List<Object>, Strain>> strains =
        reading.find(Cultivation.STRAIN, keys(caller, plants, Plant::strain));
    Supplier<Map<List<Object>, PlantBatch>> batches =
        reading.find(Cultivation.PLANT_BATCH, keys(caller, plants, Plant::batch));
    reading.go();
    return plants.stream()
        .map(plant ->
            PlantRows.listed(
                plant,
                areas.get().get(plainKey(caller, plant.area())),
                strains.get().get(plainKey(caller, plant.strain())),
                batches.get().get(plainKey(caller, plant.batch())),
                caller))
        .toList();
  }

  private static List<List<Object>> keys(
      Caller caller, List<Plant> plants, ToLongFunction<Plant> component) {
    return plants.stream()
        .mapToLong(component)
        .distinct()
        .mapToObj(serial -> List.<Object>of(caller.licensee(), serial))
        .toList();
  }

  /** As the reader hands keys back. */
  private static List<Object> plainKey(Caller caller, long serial) {
    return List.of(caller.licensee().value(), serial);
  }
}
