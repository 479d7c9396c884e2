package perennial.leafdata.inventory;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchStatus;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.PlantStage;
import perennial.cultivation.Strain;
import perennial.inventory.AnyBatch;
import perennial.inventory.Inventory;
import perennial.inventory.ProductionBatch;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Kept;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** Plant batches, harvests and production batches, as the one kind of batch of the wire. */
public final class BatchRows {
  /** Scratch fields that a client of the old system used on any batch (api.md 3.4.2). */
  static final Kept KEPT =
      Kept.of(
          FieldLists.BATCH,
          "est_harvest_at",
          "packaged_completed_at",
          "flower_wet_weight",
          "other_wet_weight");

  private BatchRows() {}

  /** The 40 fields. */
  public static Row full(AnyBatch batch, Ids ids) {
    return fill(FieldLists.BATCH.row(), batch, ids);
  }

  /** The 55 fields of a list. */
  static Row listed(AnyBatch batch, @Nullable Area area, @Nullable Strain strain, Caller caller) {
    Row row = fill(FieldLists.BATCH_LISTED.row(), batch, caller.ids());
    row.set("id", batch.serial())
        .set("mme_id", caller.licensee().value())
        .set("user_id", user(batch))
        .set("area_id", area(batch))
        .set("area_name", area == null ? null : area.name())
        .set("strain_name", strain == null ? null : strain.name())
        .set("mme_name", caller.row().name())
        .set("mme_code", caller.row().code());
    number(row, "strain_id", strain(batch));
    switch (batch) {
      case AnyBatch.OfPlants(var plants) -> number(row, "mother_plant_id", plants.motherPlant());
      case AnyBatch.OfHarvest(var harvest) -> {
        number(row, "flower_area_id", harvest.flowerArea());
        number(row, "other_area_id", harvest.otherArea());
      }
      case AnyBatch.OfLots lots -> {}
    }
    return row;
  }

  private static void number(Row row, String field, @Nullable Long value) {
    if (value != null) {
      row.set(field, value.longValue());
    }
  }

  /** What the registry computes for a batch that was just made. */
  static Row created(Row row, AnyBatch batch, Ids ids) {
    row.set("source", "inhouse").set("harvest_stage", (String) null);
    references(row, batch, ids);
    return switch (batch) {
      case AnyBatch.OfPlants(var plants) -> {
        row.set("status", status(plants.status()))
            .set("uom", "ea")
            .set("planted_at", plants.plantedAt());
        yield plants.type() == BatchType.PLANT
            ? row.set("plant_stage", stage(plants.stage()))
            : row;
      }
      case AnyBatch.OfHarvest harvest -> row.set("status", "open").set("uom", "gm");
      case AnyBatch.OfLots lots -> row.set("status", "open").set("uom", "ea");
    };
  }

  private static Row fill(Row row, AnyBatch batch, Ids ids) {
    references(row, batch, ids).set("type", BatchWords.of(batch)).set("source", "inhouse");
    return switch (batch) {
      case AnyBatch.OfPlants(var plants) -> plants(row, plants, ids);
      case AnyBatch.OfHarvest(var harvest) -> harvest(row, harvest, ids);
      case AnyBatch.OfLots(var lots) -> lots(row, lots);
    };
  }

  private static Row references(Row row, AnyBatch batch, Ids ids) {
    return row.set("global_id", ids.of(Inventory.BATCH_KIND, batch.serial()))
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(user(batch)))
        .set("global_strain_id", ids.of(Cultivation.STRAIN_KIND, strain(batch)))
        .set("global_area_id", ids.of(Licensing.AREA_KIND, area(batch)))
        .set("created_at", createdAt(batch))
        .set("updated_at", updatedAt(batch));
  }

  private static Row plants(Row row, PlantBatch b, Ids ids) {
    keep(row, b.stated());
    return row.set("external_id", b.externalId())
        .set("planted_at", b.plantedAt())
        .set("batch_created_at", b.createdAt())
        .set("num_plants", b.count())
        .set("status", status(b.status()))
        .set("uom", "ea")
        .set("is_parent_batch", b.isParent())
        .set("origin", BatchWords.of(b.origin()))
        .set("plant_stage", stage(b.stage()))
        .set("deleted_at", b.deletedAt())
        .set("global_mother_plant_id", ids.of(Cultivation.PLANT_KIND, b.motherPlant()));
  }

  private static Row harvest(Row row, Harvest b, Ids ids) {
    keep(row, b.stated());
    return row.set("external_id", b.externalId())
        .set("planted_at", b.plantedAt())
        .set("harvested_at", b.harvestedAt())
        .set("batch_created_at", b.createdAt())
        .set("num_plants", b.numPlants())
        .set("status", status(b.status()))
        .set("qty_harvest", b.qtyHarvest().toDecimal())
        .set("uom", "gm")
        .set("is_child_batch", true)
        .set("harvest_stage", b.stage().name().toLowerCase(Locale.ROOT))
        .set("qty_packaged_flower", b.flowerFinished().toDecimal())
        .set("qty_packaged_by_product", b.otherFinished().toDecimal())
        .set("packaged_completed_at", b.closedAt())
        .set("origin", BatchWords.of(b.origin()))
        .set("qty_cure", b.dry().sum().toDecimal())
        .set("plant_stage", "harvested")
        .set("deleted_at", b.deletedAt())
        .set("flower_dry_weight", b.flowerDry().toDecimal())
        .set("other_dry_weight", b.otherDry().toDecimal())
        .set("waste", b.waste().sum().toDecimal())
        .set("flower_waste", b.flowerWaste().toDecimal())
        .set("other_waste", b.otherWaste().toDecimal())
        .set("flower_wet_weight", b.flowerWet().toDecimal())
        .set("other_wet_weight", b.otherWet().toDecimal())
        .set("global_flower_area_id", ids.of(Licensing.AREA_KIND, b.flowerArea()))
        .set("global_other_area_id", ids.of(Licensing.AREA_KIND, b.otherArea()));
  }

  private static Row lots(Row row, ProductionBatch b) {
    keep(row, b.stated());
    // Of a received batch: what the sender's grew from.
    Object origin = b.stated().get("origin");
    return row.set("external_id", b.externalId())
        .set("batch_created_at", b.createdAt())
        .set("status", b.status().name().toLowerCase(Locale.ROOT))
        .set("uom", "ea")
        .set("origin", origin == null ? null : origin.toString())
        .set("deleted_at", b.deletedAt());
  }

  private static void keep(Row row, Stated stated) {
    KEPT.print(row, stated);
  }

  private static String status(BatchStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  public static String stage(PlantStage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static @Nullable Long strain(AnyBatch batch) {
    return switch (batch) {
      case AnyBatch.OfPlants(var b) -> Long.valueOf(b.strain());
      case AnyBatch.OfHarvest(var b) -> Long.valueOf(b.strain());
      case AnyBatch.OfLots(var b) -> b.strain();
    };
  }

  static long area(AnyBatch batch) {
    return switch (batch) {
      case AnyBatch.OfPlants(var b) -> b.area();
      case AnyBatch.OfHarvest(var b) -> b.area();
      case AnyBatch.OfLots(var b) -> b.area();
    };
  }

  private static long user(AnyBatch batch) {
    return switch (batch) {
      case AnyBatch.OfPlants(var b) -> b.userSerial();
      case AnyBatch.OfHarvest(var b) -> b.userSerial();
      case AnyBatch.OfLots(var b) -> b.userSerial();
    };
  }

  private static Instant createdAt(AnyBatch batch) {
    return switch (batch) {
      case AnyBatch.OfPlants(var b) -> b.createdAt();
      case AnyBatch.OfHarvest(var b) -> b.createdAt();
      case AnyBatch.OfLots(var b) -> b.createdAt();
    };
  }

  private static Instant updatedAt(AnyBatch batch) {
    return switch (batch) {
      case AnyBatch.OfPlants(var b) -> b.updatedAt();
      case AnyBatch.OfHarvest(var b) -> b.updatedAt();
      case AnyBatch.OfLots(var b) -> b.updatedAt();
    };
  }
}
