package perennial.leafdata.cultivation;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.journal.Query;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;

/** {@code GET /strains}: the caller's strains. */
public final class ListStrains extends Listing<Strain> {
  public ListStrains(Desk desk) {
    super(desk, Resource.STRAINS);
  }

  @Override
  public String summary() {
    return "Lists the strains of the license.";
  }

  @Override
  protected Query<Strain> query(Caller caller, List<Filter> filters) {
    return OwnRows.of(Cultivation.STRAIN, StrainRows.KIND, caller)
        .text("external_id", "externalId")
        .filter(filters);
  }

  @Override
  protected long serial(Strain strain) {
    return strain.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Strain> strains) {
    return strains.stream().map(strain -> StrainRows.full(strain, caller.ids())).toList();
  }
}
