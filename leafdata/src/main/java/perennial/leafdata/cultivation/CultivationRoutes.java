package perennial.leafdata.cultivation;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class CultivationRoutes {
  private CultivationRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListStrains(desk),
        new CreateStrains(desk),
        new UpdateStrain(desk),
        new DeleteStrain(desk));
  }
}
