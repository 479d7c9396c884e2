package perennial.leafdata.cultivation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Plant;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.PlantStage;
import perennial.cultivation.Strain;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Kept;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Row;
import perennial.leafdata.inventory.BatchRows;
import perennial.leafdata.inventory.BatchWords;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** Plants as the wire shows them. */
public final class PlantRows {
  static final Kept KEPT =
      Kept.of(
          FieldLists.PLANT,
          "additives",
          "nutrients",
          "pesticides",
          "notes",
          "group_name",
          "is_initial_inventory",
          "legacy_id",
          "plant_harvested_end_at");

  /** The words for stages, and an older one for growing (api.md 1.13, Q18). */
  private static final Set<String> STAGES =
      Set.of("propagation source", "growing", "harvested", "packaged", "destroyed", "veg");

  private PlantRows() {}

  /** The 25 fields of an update. */
  static Row full(Plant plant, Ids ids) {
    return fill(FieldLists.PLANT.row(), plant, ids);
  }

  /** The 30 fields of a list. */
  static Row listed(
      Plant plant,
      @Nullable Area area,
      @Nullable Strain strain,
      @Nullable PlantBatch batch,
      Caller caller) {
    return fill(FieldLists.PLANT_LISTED.row(), plant, caller.ids())
        .set("area_name", area == null ? null : area.name())
        .set("strain_name", strain == null ? null : strain.name())
        .set("mme_name", caller.row().name())
        .set("mme_code", caller.row().code())
        .set("batch_source", batch == null ? null : "inhouse");
  }

  /** The 11 fields of a plant that came out of a lot. */
  public static Row moved(Plant plant, Ids ids) {
    return references(FieldLists.PLANT_MOVED.row(), plant, ids)
        .set("origin", BatchWords.of(plant.origin()))
        .set("stage", BatchRows.stage(plant.stage()));
  }

  /** The fields that the registry computes. */
  static Row references(Row row, Plant plant, Ids ids) {
    return row.set("global_id", ids.of(Cultivation.PLANT_KIND, plant.serial()))
        .set("created_at", plant.createdAt())
        .set("updated_at", plant.updatedAt())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(plant.userSerial()))
        .set("global_batch_id", ids.of(Cultivation.BATCH_KIND, plant.shownBatch()))
        .set("global_area_id", ids.of(Licensing.AREA_KIND, plant.area()))
        .set("global_mother_plant_id", ids.of(Cultivation.PLANT_KIND, plant.motherPlant()))
        .set("global_strain_id", ids.of(Cultivation.STRAIN_KIND, plant.strain()));
  }

  private static Row fill(Row row, Plant plant, Ids ids) {
    return references(KEPT.print(row, plant.stated()), plant, ids)
        .set("external_id", plant.externalId())
        .set("origin", BatchWords.of(plant.origin()))
        .set("stage", BatchRows.stage(plant.stage()))
        .set("is_mother", plant.isMother())
        .set("plant_created_at", plant.plantCreatedAt())
        .set("plant_harvested_at", plant.harvestedAt())
        .set("last_moved_at", plant.movedAt())
        .set("deleted_at", plant.deletedAt());
  }

  static @Nullable PlantStage stage(Fields fields) {
    Optional<String> word = fields.choice("stage", Need.OPTIONAL, STAGES);
    return word.map(PlantRows::stage).orElse(null);
  }

  static PlantStage stage(String word) {
    return word.equals("veg")
        ? PlantStage.GROWING
        : PlantStage.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }
}
