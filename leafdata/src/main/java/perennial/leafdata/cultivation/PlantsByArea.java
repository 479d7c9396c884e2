package perennial.leafdata.cultivation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Plant;
import perennial.cultivation.PlantStage;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.JsonAnswer;
import perennial.leafdata.format.Row;
import perennial.leafdata.licensing.AreaRows;
import perennial.licensing.Area;
import perennial.licensing.Licensing;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/**
 * {@code GET /plants_by_area}: the caller's areas with the number of plants that grow in each, as a
 * list; no record of the old form is known (api.md 3.1).
 */
public final class PlantsByArea implements Endpoint {
  /** Areas of one answer, each of which is counted; a licensed place has dozens of rooms. */
  static final int AREAS_MAX = 1_000;

  private static final List<PlantStage> LIVE =
      List.of(PlantStage.GROWING, PlantStage.PROPAGATION_SOURCE);

  private final Desk desk;

  public PlantsByArea(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/plants_by_area";
  }

  @Override
  public String summary() {
    return "Counts the growing plants of each area.";
  }

  @Override
  public Answer handle(Request request) {
    return desk.read(request, this::counts);
  }

  private Desk.Found counts(Caller caller) {
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<List<Area>> areas =
        reading.rows(
            Query.newestFirst(Licensing.AREA, "serial")
                .equal("licenseeId", caller.licensee())
                .absent("deletedAt")
                .limit(AREAS_MAX));
    reading.go();
    var counts = new ArrayList<Supplier<Reader.Page<Plant>>>();
    for (Area area : areas.get()) {
      counts.add(
          reading.page(
              Query.newestFirst(Cultivation.PLANT, "serial")
                  .equal("licenseeId", caller.licensee())
                  .equal("area", area.serial())
                  .in("stage", LIVE)
                  .absent("deletedAt")
                  .limit(1)));
    }
    reading.go();
    var rows = new ArrayList<Row>();
    for (int i = 0; i < areas.get().size(); i++) {
      rows.add(
          AreaRows.fields(FieldLists.PLANTS_BY_AREA.row(), areas.get().get(i), caller.ids())
              .set("num_plants", counts.get(i).get().total()));
    }
    return new Desk.Found(JsonAnswer.list(rows), reading.credentials());
  }
}
