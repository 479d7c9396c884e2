package perennial.leafdata.licensing;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class LicensingRoutes {
  private LicensingRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListAreas(desk), new CreateAreas(desk), new UpdateArea(desk), new DeleteArea(desk));
  }
}
