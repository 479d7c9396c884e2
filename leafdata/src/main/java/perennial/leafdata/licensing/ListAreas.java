package perennial.leafdata.licensing;

import java.util.List;
import perennial.journal.Query;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** {@code GET /areas}: the caller's open areas. */
public final class ListAreas extends Listing<Area> {
  public ListAreas(Desk desk) {
    super(desk, Resource.AREAS);
  }

  @Override
  public String summary() {
    return "Lists the areas of the license.";
  }

  @Override
  protected Query<Area> query(Caller caller, List<Filter> filters) {
    return OwnRows.of(Licensing.AREA, AreaRows.KIND, caller)
        .text("external_id", "externalId")
        .filter(filters);
  }

  @Override
  protected long serial(Area area) {
    return area.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Area> areas) {
    return areas.stream().map(area -> AreaRows.full(area, caller.ids())).toList();
  }
}
