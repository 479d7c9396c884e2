package perennial.leafdata.laboratory;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class LaboratoryRoutes {
  private LaboratoryRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListLabResults(desk),
        new CreateLabResults(desk),
        new UpdateLabResult(desk),
        new DeleteLabResult(desk));
  }
}
