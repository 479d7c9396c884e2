package perennial.leafdata;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.leafdata.licensing.CreateAreas;
import perennial.leafdata.licensing.DeleteArea;
import perennial.leafdata.licensing.ListAreas;
import perennial.leafdata.licensing.UpdateArea;
import perennial.web.Endpoint;

/** Every route of the LeafData wire. */
public final class LeafData {
  private LeafData() {}

  public static List<Endpoint> endpoints(Desk desk) {
    return List.of(
        new ListAreas(desk), new CreateAreas(desk), new UpdateArea(desk), new DeleteArea(desk));
  }
}
