package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.HarvestStage;
import perennial.cultivation.NewBatch;
import perennial.cultivation.Origin;
import perennial.cultivation.Plant;
import perennial.cultivation.PlantStage;
import perennial.journal.Command;
import perennial.journal.Index;
import perennial.journal.Outcome;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** Batches of all kinds: propagation, plants to lots and back, finished harvests, deletion. */
class BatchTest {
  private final Farm farm = Farm.start();
  private final long flower = farm.type("Flower", "flower", null);
  private final long trim = farm.type("Trim", "other_material", null);

  @Test
  void propagatesOneLotOfOneAutomaticType() {
    var first = farm.propagate(Origin.SEED, 33).outcomes().getFirst().made();
    var second = farm.propagate(Origin.SEED, 0).outcomes().getFirst().made();
    Lot lot = farm.lotRow(first.get(1).serial());
    assertThat(lot.batch()).isEqualTo(first.getFirst().serial());
    assertThat(farm.available(lot.serial())).isEqualTo("33.0000");
    assertThat(farm.available(second.get(1).serial())).isEqualTo("0.0000");
    assertThat(farm.lotRow(second.get(1).serial()).productType()).isEqualTo(lot.productType());
    ProductType type =
        farm.journal().rows(Inventory.PRODUCT_TYPE).stream()
            .filter(each -> each.serial() == lot.productType())
            .findFirst()
            .orElseThrow();
    assertThat(type.name()).isEqualTo("Moonshine propagation material");
    assertThat(type.type()).isEqualTo("immature_plant");
    assertThat(type.intermediateType()).isEqualTo("seeds");
    assertThat(farm.sum(Account.ORIGIN, Unit.EA)).isEqualTo("-33.0000");
  }

  @Test
  void namesWhatPropagationLacks() {
    NewBatch empty =
        new NewBatch(
            BatchType.PROPAGATION_MATERIAL, null, null, null, null, null, null, null, Stated.NONE);
    var refused = farm.run(new PropagateBatch(Farm.RULES, empty));
    assertThat(refused.texts("num_plants"))
        .containsExactly("The num plants field is required when type is propagation material.");
    assertThat(refused.refusals()).hasSize(4);
  }

  @Test
  void plantsOutOfALot() {
    long clones = farm.propagate(Origin.CLONE, 10).outcomes().getFirst().made().get(1).serial();
    var planted = farm.run(new MoveInventoryToPlants(clones, Amount.of(2), null, null, null));
    long plant = planted.outcomes().getFirst().made().getFirst().serial();
    Plant grown = farm.plantRow(plant);
    assertThat(grown.stage()).isEqualTo(PlantStage.GROWING);
    assertThat(grown.origin()).isEqualTo(Origin.INVENTORY);
    assertThat(grown.strain()).isEqualTo(farm.strain());
    assertThat(farm.available(clones)).isEqualTo("8.0000");
    var joined =
        farm.run(new MoveInventoryToPlants(clones, Amount.of(1), grown.batch(), null, null));
    assertThat(joined.subject().serial()).isEqualTo(grown.batch());
    assertThat(
            farm.journal()
                .find(Cultivation.PLANT_BATCH, farm.actor().licensee(), grown.batch())
                .origin())
        .isEqualTo(Origin.CLONE);
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void refusesAnothersStrainByName() {
    long clones = farm.propagate(Origin.CLONE, 10).outcomes().getFirst().made().get(1).serial();
    Farm other = farm.neighbour();
    var asked =
        farm.run(
            new MoveInventoryToPlants(clones, Amount.of(1), 999L, other.area(), other.strain()));
    assertThat(asked.texts("strain_id")).containsExactly("The selected strain id is invalid.");
    assertThat(asked.reasons())
        .containsExactlyInAnyOrder("BATCH_UNKNOWN", "AREA_UNKNOWN", "STRAIN_UNKNOWN");
  }

  @Test
  void plantsNoMoreThanThereIsAndOnlyWhatGrows() {
    long clones = farm.propagate(Origin.CLONE, 10).outcomes().getFirst().made().get(1).serial();
    assertThat(run(clones, "11")).containsExactly("NOT_SO_MUCH_AVAILABLE");
    assertThat(run(clones, "1.5")).containsExactly("QTY_WRONG");
    assertThat(run(clones, "0")).containsExactly("QTY_WRONG");
    assertThat(run(clones, "2501"))
        .containsExactlyInAnyOrder("TOO_MANY_PLANTS", "NOT_SO_MUCH_AVAILABLE");
    assertThat(run(farm.lot(flower, "5"), "1")).containsExactly("LOT_DOES_NOT_GROW");
    assertThat(farm.run(new MoveInventoryToPlants(null, null, null, null, null)).reasons())
        .containsExactlyInAnyOrder("LOT_UNKNOWN", "QTY_WRONG");
  }

  private List<String> run(long lot, String qty) {
    return farm.run(new MoveInventoryToPlants(lot, Amount.parse(qty), null, null, null)).reasons();
  }

  @Test
  void packagesGrowingPlantsOfOneStrain() {
    List<Long> plants = farm.plants(2);
    var move = new MovePlantsToInventory(Farm.RULES, plants, null, farm.area(), null, Stated.NONE);
    long lot = farm.run(move).serial();
    assertThat(farm.lotRow(lot).batch()).isEqualTo(farm.plantRow(plants.getFirst()).batch());
    assertThat(farm.run(move).reasons()).containsExactly("PLANTS_NOT_GROWING");
    var both = new java.util.ArrayList<>(farm.plants(1));
    both.addAll(farm.plants(1));
    long mixed =
        farm.run(new MovePlantsToInventory(Farm.RULES, both, null, farm.area(), null, Stated.NONE))
            .serial();
    assertThat(farm.journal().rows(Inventory.PRODUCTION_BATCH))
        .anyMatch(batch -> batch.serial() == farm.lotRow(mixed).batch());
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void saysWhichPlantsAreNotYours() {
    long others = farm.neighbour().plants(1).getFirst();
    var asked =
        new MovePlantsToInventory(
            Farm.RULES, List.of(others), flower, null, "e".repeat(256), Stated.NONE);
    var refused = farm.run(asked);
    assertThat(refused.reasons())
        .containsExactlyInAnyOrder(
            "PLANTS_UNKNOWN", "PRODUCT_TYPE_NOT_COUNTED", "AREA_UNKNOWN", "EXTERNAL_ID_TOO_LONG");
    assertThat(refused.texts("plant_ids").getFirst()).startsWith("These plants are not yours: PL");
    var none =
        new MovePlantsToInventory(Farm.RULES, List.of(), 999L, farm.area(), null, Stated.NONE);
    assertThat(farm.run(none).reasons())
        .containsExactlyInAnyOrder("PLANTS_MISSING", "PRODUCT_TYPE_UNKNOWN");
  }

  @Test
  void finishesNoMoreThanWasCured() {
    long harvest = farm.curedHarvest();
    assertThat(finish(harvest, farm.newLot(flower, "201", null)))
        .containsExactly("MORE_THAN_CURED");
    assertThat(finish(harvest, farm.newLot(flower, "150", null), farm.newLot(flower, "51", null)))
        .containsExactly("MORE_THAN_CURED");
    assertThat(finish(harvest, farm.newLot(flower, "101", "other_material")))
        .containsExactly("MORE_THAN_CURED");
    assertThat(
            finish(harvest, farm.newLot(flower, "200", "flower"), farm.newLot(trim, "100", null)))
        .isEmpty();
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.FINISHED);
    assertThat(finish(harvest, farm.newLot(trim, "0.01", null))).containsExactly("MORE_THAN_CURED");
    assertThat(farm.journal().differences()).isEmpty();
  }

  private List<String> finish(long harvest, FinishHarvest.NewLot... lots) {
    return farm.run(new FinishHarvest(harvest, List.of(lots))).reasons();
  }

  @Test
  void answersARepeatedFinishWithTheSameLots() {
    long harvest = farm.curedHarvest();
    var asked = new FinishHarvest(harvest, List.of(farm.newLot(flower, "50", null)));
    var first = farm.run(asked);
    var second = farm.run(asked);
    assertThat(second.events()).isEmpty();
    assertThat(second.outcomes().getFirst().made()).isEqualTo(first.outcomes().getFirst().made());
    assertThat(finish(harvest, farm.newLot(flower, "50.01", null))).isEmpty();
  }

  @Test
  void givesADeletedLotBackToItsHarvest() {
    long harvest = farm.curedHarvest();
    var asked = new FinishHarvest(harvest, List.of(farm.newLot(trim, "100", null)));
    long lot = farm.run(asked).outcomes().getFirst().made().getFirst().serial();
    farm.run(farm.adjust(lot, "5", "reconciliation"));
    farm.run(new DeleteLot(lot));
    assertThat(farm.harvestRow(harvest).unfinished().other()).isEqualTo(Amount.of(100));
    assertThat(farm.sum(Account.DISCREPANCY, Unit.GM)).isEqualTo("0.0000");
    assertThat(farm.run(asked).events()).isNotEmpty();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void saysAllThatIsWrongWithAFinish() {
    long wet = farm.harvest("10", "5");
    assertThat(finish(wet, farm.newLot(flower, "1", null))).containsExactly("HARVEST_NOT_CURED");
    assertThat(finish(farm.productionBatch(), farm.newLot(flower, "1", null)))
        .containsExactly("NOT_A_HARVEST");
    long jar = farm.type("Jar", "usable_marijuana", "1");
    var wrong = new FinishHarvest.NewLot(jar, 999L, Amount.of(0), "leaves", false);
    assertThat(finish(999L, wrong, new FinishHarvest.NewLot(null, null, null, null, false)))
        .containsExactlyInAnyOrder(
            "HARVEST_UNKNOWN",
            "AREA_UNKNOWN",
            "PRODUCT_TYPE_NOT_OF_HARVESTS",
            "MATERIAL_TYPE_UNKNOWN",
            "QTY_WRONG",
            "PRODUCT_TYPE_UNKNOWN",
            "AREA_UNKNOWN",
            "QTY_WRONG");
    long harvest = farm.curedHarvest();
    assertThat(finish(harvest)).containsExactly("LOTS_MISSING");
    var many = new FinishHarvest.NewLot[FinishHarvest.LOTS_MAX + 1];
    java.util.Arrays.fill(many, farm.newLot(flower, "0.01", null));
    assertThat(finish(harvest, many)).containsExactly("TOO_MANY_LOTS");
  }

  @Test
  void deletesABatchOnlyWithoutStockOrPlants() {
    var made = farm.propagate(Origin.SEED, 3).outcomes().getFirst().made();
    long batch = made.getFirst().serial();
    assertThat(farm.run(new DeleteBatch(batch)).texts("global_id"))
        .containsExactly("This batch has active inventory associated and may not be deleted.");
    farm.run(new DeleteLot(made.get(1).serial()));
    assertThat(farm.run(new DeleteBatch(batch)).isAccepted()).isTrue();
    assertThat(farm.run(new DeleteBatch(batch)).isAccepted()).isTrue();
    long production = farm.productionBatch();
    assertThat(farm.run(new DeleteBatch(production)).isAccepted()).isTrue();
    assertThat(farm.run(new DeleteBatch(production)).events()).isEmpty();
    long growing = farm.plantRow(farm.plants(1).getFirst()).batch();
    assertThat(farm.run(new DeleteBatch(growing)).reasons()).containsExactly("PLANTS_GROW");
    assertThat(farm.run(new DeleteBatch(999L)).reasons()).containsExactly("BATCH_UNKNOWN");
  }

  @Test
  void changesAndClosesAProductionBatch() {
    long batch = farm.productionBatch();
    farm.run(
        new ChangeProductionBatch(
            batch,
            ProductionBatch.Status.CLOSED,
            farm.quarantine(),
            farm.strain(),
            "x",
            Stated.NONE));
    ProductionBatch row =
        farm.journal().find(Inventory.PRODUCTION_BATCH, farm.actor().licensee(), batch);
    assertThat(row.status()).isEqualTo(ProductionBatch.Status.CLOSED);
    assertThat(row.area()).isEqualTo(farm.quarantine());
    assertThat(
            farm.run(
                    new ChangeProductionBatch(999L, null, 999L, 999L, "e".repeat(256), Stated.NONE))
                .reasons())
        .containsExactlyInAnyOrder(
            "BATCH_UNKNOWN", "AREA_UNKNOWN", "STRAIN_UNKNOWN", "EXTERNAL_ID_TOO_LONG");
    assertThat(
            farm.run(new OpenProductionBatch(null, 999L, "e".repeat(256), Stated.NONE)).reasons())
        .containsExactlyInAnyOrder("AREA_MISSING", "STRAIN_UNKNOWN", "EXTERNAL_ID_TOO_LONG");
  }

  private ChangeBatch change(long batch, ChangeBatch.@Nullable Type type, long area) {
    return new ChangeBatch(
        batch, type, area, null, null, null, null, null, null, null, Stated.NONE);
  }

  @Test
  void movesALotWithItsPropagationMaterial() {
    var made = farm.propagate(Origin.SEED, 3).outcomes().getFirst().made();
    long batch = made.getFirst().serial();
    long lot = made.get(1).serial();
    assertThat(farm.run(change(batch, ChangeBatch.Type.PLANT, farm.quarantine())).reasons())
        .containsExactly("TYPE_FIXED");
    farm.run(change(batch, ChangeBatch.Type.PROPAGATION_MATERIAL, farm.quarantine()));
    assertThat(farm.lotRow(lot).area()).isEqualTo(farm.quarantine());
    assertThat(farm.run(change(batch, null, farm.quarantine())).events()).isEmpty();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void changesABatchOfAnyKindByOneAct() {
    long production = farm.productionBatch();
    assertThat(farm.run(change(production, ChangeBatch.Type.HARVEST, farm.area())).reasons())
        .containsExactly("TYPE_FIXED");
    assertThat(
            farm.run(
                    change(
                        production, ChangeBatch.Type.INTERMEDIATE_END_PRODUCT, farm.quarantine()))
                .isAccepted())
        .isTrue();
    long harvest = farm.harvest("10", "5");
    assertThat(farm.run(change(harvest, ChangeBatch.Type.HARVEST, farm.area())).texts("global_id"))
        .containsExactly("You may not modify a harvest batch");
    assertThat(farm.run(change(999L, null, farm.area())).reasons())
        .containsExactly("BATCH_UNKNOWN");
  }

  @Test
  void closesAnAreaOnlyWhenItIsEmpty() {
    long lot = farm.lot(flower, "5");
    assertThat(farm.run(new VacateArea(farm.area())).reasons()).contains("STOCK_THERE");
    farm.run(new DeleteLot(lot));
    farm.run(new DeleteBatch(farm.lotRow(lot).batch()));
    farm.plants(1);
    assertThat(farm.run(new VacateArea(farm.area())).reasons())
        .containsExactly("PLANTS_OR_HARVESTS_THERE");
    assertThat(farm.run(new VacateArea(farm.quarantine())).isAccepted()).isTrue();
    Area closed = farm.journal().find(Licensing.AREA, farm.actor().licensee(), farm.quarantine());
    assertThat(closed.isOpen()).isFalse();
    assertThat(farm.run(new VacateArea(999L)).reasons()).containsExactly("AREA_UNKNOWN");
  }

  /** A place has far more lots in its time than stand there, and than one list holds. */
  @Test
  void findsWhatIsLeftHoweverManyLotsHaveGone() {
    var few = new Index<>(Inventory.LOT, Inventory.LOTS_IN_AREA.components(), 2);
    List<Long> lots = Stream.generate(() -> farm.lot(flower, "5")).limit(5).toList();
    for (long lot : lots) {
      assertThat(isAnyLeft(few, lots.getFirst())).as("before lot " + lot + " goes").isTrue();
      farm.run(new DeleteLot(lot));
    }
    assertThat(isAnyLeft(few, lots.getFirst())).isFalse();
  }

  private boolean isAnyLeft(Index<Lot> index, long lot) {
    var left = new AtomicBoolean();
    Command asking =
        new Command() {
          @Override
          public String act() {
            return "lot.ask";
          }

          @Override
          public Decision<Outcome> decide(Deciding deciding) {
            left.set(
                Stock.isAnyLeft(deciding.state(), index, deciding.actor().licensee(), farm.area()));
            return Outcome.accepted(farm.lotRow(lot).ref(), List.of());
          }
        };
    assertThat(farm.run(asking).isAccepted()).isTrue();
    return left.get();
  }
}
