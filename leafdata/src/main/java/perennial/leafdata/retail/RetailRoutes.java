package perennial.leafdata.retail;

import java.util.List;
import perennial.leafdata.door.Deletion;
import perennial.leafdata.door.Desk;
import perennial.leafdata.format.Resource;
import perennial.retail.DeleteSale;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class RetailRoutes {
  private RetailRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListSales(desk),
        new CreateSales(desk),
        new UpdateSale(desk),
        new Deletion(
            desk,
            Resource.SALES,
            SaleRows.KIND,
            "Deletes a sale; its goods are in stock again.",
            DeleteSale::new));
  }
}
