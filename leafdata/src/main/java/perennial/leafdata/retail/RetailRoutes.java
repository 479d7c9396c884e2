package perennial.leafdata.retail;

import java.util.List;
import perennial.leafdata.door.Desk;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class RetailRoutes {
  private RetailRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListSales(desk), new CreateSales(desk), new UpdateSale(desk), new DeleteSales(desk));
  }
}
