package perennial.leafdata.cultivation;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.cultivation.RemovePlant;
import perennial.leafdata.door.Deletion;
import perennial.leafdata.door.Desk;
import perennial.leafdata.format.Resource;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class CultivationRoutes {
  private CultivationRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListStrains(desk),
        new CreateStrains(desk),
        new UpdateStrain(desk),
        new DeleteStrain(desk),
        new ListPlants(desk),
        new CreatePlants(desk),
        new UpdatePlant(desk),
        new Deletion(
            desk, Resource.PLANTS, Cultivation.PLANT_KIND, "Deletes a plant.", RemovePlant::new),
        new Harvesting(desk),
        new MoveInventory(desk),
        new PlantsByArea(desk));
  }
}
