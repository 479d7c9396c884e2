package perennial.leafdata;

import java.util.List;
import java.util.stream.Stream;
import perennial.leafdata.cultivation.CultivationRoutes;
import perennial.leafdata.door.Desk;
import perennial.leafdata.inventory.InventoryRoutes;
import perennial.leafdata.laboratory.LaboratoryRoutes;
import perennial.leafdata.licensing.LicensingRoutes;
import perennial.leafdata.retail.RetailRoutes;
import perennial.leafdata.transport.TransportRoutes;
import perennial.web.Endpoint;

/** Every route of the LeafData wire. */
public final class LeafData {
  private LeafData() {}

  public static List<Endpoint> endpoints(Desk desk) {
    return Stream.of(
            LicensingRoutes.all(desk),
            CultivationRoutes.all(desk),
            InventoryRoutes.all(desk),
            TransportRoutes.all(desk),
            LaboratoryRoutes.all(desk),
            RetailRoutes.all(desk))
        .flatMap(List::stream)
        .toList();
  }
}
