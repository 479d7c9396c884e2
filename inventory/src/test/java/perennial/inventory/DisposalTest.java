package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.cultivation.BatchStatus;
import perennial.cultivation.HarvestStage;
import perennial.cultivation.Origin;
import perennial.cultivation.PlantStage;
import perennial.cultivation.Weights;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;

/** Disposals: from every source into waste, the hold, destruction, and back. */
class DisposalTest {
  private final Farm farm = Farm.start();
  private final long grams = farm.type("Bin", "flower", null);

  private Answered complete(long disposal) {
    return farm.run(new CompleteDisposal(Farm.RULES, disposal, null));
  }

  @Test
  void takesAPartOfALotIntoALotOfWaste() {
    long lot = farm.lot(grams, "10");
    Disposal made = farm.disposalRow(farm.run(farm.disposeOfLot(lot, "4", Unit.GM)).serial());
    assertThat(farm.available(lot)).isEqualTo("6.0000");
    assertThat(farm.available(made.wasteLot())).isEqualTo("4.0000");
    assertThat(farm.reasons(lot)).containsExactly("create", "disposal");
    Lot waste = farm.lotRow(made.wasteLot());
    assertThat(waste.origin()).isEqualTo(LotOrigin.WASTE);
    assertThat(waste.area()).isEqualTo(farm.quarantine());
    assertThat(waste.parent()).isEqualTo(lot);
    assertThat(made.lot()).isEqualTo(lot);
    assertThat(made.batch()).isEqualTo(farm.lotRow(lot).batch());
    assertThat(Duration.between(made.holdStartsAt(), made.holdEndsAt()))
        .isEqualTo(Duration.ofDays(3));
  }

  @Test
  void refusesToDestroyBeforeTheHoldIsOver() {
    long disposal = farm.run(farm.disposeOfLot(farm.lot(grams, "10"), "4", Unit.GM)).serial();
    farm.pass(Duration.ofHours(71));
    var early = complete(disposal);
    assertThat(early.reasons()).containsExactly("HOLD_NOT_OVER");
    assertThat(early.texts("global_id").getFirst())
        .matches("The hold of this disposal ends at \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d[ap]m; .*");
    farm.pass(Duration.ofHours(1));
    assertThat(complete(disposal).isAccepted()).isTrue();
    assertThat(farm.sum(Account.WASTE, Unit.GM)).isEqualTo("4.0000");
    assertThat(farm.available(farm.disposalRow(disposal).wasteLot())).isEqualTo("0.0000");
    assertThat(complete(disposal).events()).isEmpty();
    assertThat(farm.run(new CancelDisposal(disposal)).reasons())
        .containsExactly("ALREADY_DISPOSED");
    assertThat(farm.journal().differences()).isEmpty();
  }

  /** What if the wait were a notice period and no hold, as practice calls it today. */
  private static final RulePack NOTICE_ONLY =
      RulePackLoader.load(
          path ->
              RuleFiles.shipped()
                  .read(path)
                  .map(text ->
                      path.endsWith("waiting-periods.json")
                          ? text.replaceFirst(
                              "\"hours\": 72,", "\"hours\": 72, \"effect\": \"warn\",")
                          : text),
          "wa",
          "current");

  @Test
  void listsADestructionBeforeTheHoldIsOverWhereTheRulesOnlyWarn() {
    long disposal = farm.run(farm.disposeOfLot(farm.lot(grams, "10"), "4", Unit.GM)).serial();
    farm.pass(Duration.ofHours(71));
    assertThat(farm.run(new CompleteDisposal(NOTICE_ONLY, disposal, null)).isAccepted()).isTrue();
    assertThat(farm.journal().rows(Inventory.BREACH))
        .filteredOn(each -> each.serial() == disposal)
        .extracting(Breach::code)
        .containsExactly(Breaches.HOLD_NOT_KEPT);
    assertThat(farm.available(farm.disposalRow(disposal).wasteLot())).isEqualTo("0.0000");
  }

  @Test
  void listsADestructionThatIsSaidToBeTooEarly() {
    long disposal = farm.run(farm.disposeOfLot(farm.lot(grams, "10"), "4", Unit.GM)).serial();
    var said = farm.now().plus(Duration.ofHours(1));
    farm.pass(Duration.ofHours(73));
    farm.run(new CompleteDisposal(Farm.RULES, disposal, said));
    assertThat(farm.disposalRow(disposal).disposedAt()).isEqualTo(said);
    assertThat(farm.journal().rows(Inventory.BREACH))
        .singleElement()
        .extracting(Breach::code)
        .isEqualTo(Breaches.HOLD_NOT_KEPT);
  }

  @Test
  void doesNotDisposeTwiceNorOtherwiseOfWaste() {
    long lot = farm.lot(grams, "10");
    Disposal made = farm.disposalRow(farm.run(farm.disposeOfLot(lot, "4", Unit.GM)).serial());
    long waste = made.wasteLot();
    assertThat(farm.run(farm.disposeOfLot(waste, "4", Unit.GM)).texts("inventory_id"))
        .containsExactly("Waste is required to be disposed of using the dispose_item call.");
    assertThat(farm.run(farm.split(waste, "1")).reasons()).containsExactly("LOT_AWAITS_DISPOSAL");
    assertThat(farm.run(farm.adjust(waste, "-1", "theft")).reasons())
        .containsExactly("LOT_AWAITS_DISPOSAL");
    assertThat(farm.run(new DeleteLot(waste)).reasons()).containsExactly("WASTE_IS_DISPOSED");
    var change =
        new ChangeLot(
            waste,
            null,
            null,
            null,
            null,
            Amount.of(1),
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.NONE);
    assertThat(farm.run(change).reasons()).containsExactly("LOT_AWAITS_DISPOSAL");
  }

  @Test
  void disposesOfTheWasteOfAConversion() {
    long lot = farm.lot(grams, "10");
    farm.run(farm.convert(grams, "6", "4", true, Farm.source(lot, "10")));
    long waste =
        farm.journal().rows(Inventory.LOT).stream()
            .filter(each -> each.origin() == LotOrigin.WASTE)
            .findFirst()
            .orElseThrow()
            .serial();
    long disposal = farm.run(farm.disposeOfLot(waste, "4", Unit.GM)).serial();
    assertThat(farm.disposalRow(disposal).wasteLot()).isEqualTo(waste);
    assertThat(farm.run(new CancelDisposal(disposal)).isAccepted()).isTrue();
    assertThat(farm.available(waste)).isEqualTo("4.0000");
    long again = farm.run(farm.disposeOfLot(waste, "1", Unit.GM)).serial();
    assertThat(farm.disposalRow(again).wasteLot()).isNotEqualTo(waste);
    assertThat(farm.available(waste)).isEqualTo("3.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void declaresDailyWaste() {
    Disposal made =
        farm.disposalRow(
            farm.run(
                    farm.disposal(
                        "daily_plant_waste", "daily_waste", "1234.56", Unit.GM, null, null, null))
                .serial());
    assertThat(made.plant()).isNull();
    assertThat(made.wasteBatch()).isPositive();
    assertThat(farm.available(made.wasteLot())).isEqualTo("1234.5600");
    assertThat(farm.sum(Account.DECLARED, Unit.GM)).isEqualTo("-1234.5600");
    farm.run(new CancelDisposal(made.serial()));
    assertThat(farm.sum(Account.DECLARED, Unit.GM)).isEqualTo("0.0000");
    assertThat(farm.lotRow(made.wasteLot()).isDeleted()).isTrue();
    assertThat(farm.run(new CancelDisposal(made.serial())).events()).isEmpty();
    assertThat(complete(made.serial()).reasons()).containsExactly("DISPOSAL_CANCELLED");
  }

  @Test
  void takesFromThePropagationBatchAndGivesBack() {
    var made = farm.propagate(Origin.SEED, 33).outcomes().getFirst().made();
    long batch = made.getFirst().serial();
    long seeds = made.get(1).serial();
    long disposal =
        farm.run(farm.disposal("batch", "mandated", "13", Unit.EA, batch, null, null)).serial();
    assertThat(farm.available(seeds)).isEqualTo("20.0000");
    assertThat(farm.lotRow(farm.disposalRow(disposal).wasteLot()).uom()).isEqualTo(Unit.EA);
    assertThat(
            farm.run(farm.disposal("harvest", "mandated", "21", Unit.EA, batch, null, null))
                .reasons())
        .containsExactly("NOT_SO_MUCH_AVAILABLE");
    farm.run(new CancelDisposal(disposal));
    assertThat(farm.available(seeds)).isEqualTo("33.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void cannotGiveBackToALotThatIsGone() {
    long lot = farm.lot(grams, "10");
    long disposal = farm.run(farm.disposeOfLot(lot, "4", Unit.GM)).serial();
    farm.run(new DeleteLot(lot));
    assertThat(farm.run(new CancelDisposal(disposal)).reasons()).containsExactly("SOURCE_DELETED");
  }

  @Test
  void destroysAPlantAndLetsItGrowAgain() {
    long plant = farm.plants(2).getFirst();
    var asked = farm.disposal("plant", "unhealthy", "1", Unit.EA, null, plant, null);
    long disposal = farm.run(asked).serial();
    assertThat(farm.plantRow(plant).stage()).isEqualTo(PlantStage.DESTROYED);
    assertThat(farm.run(asked).reasons()).containsExactly("PLANT_NOT_GROWING");
    farm.run(new CancelDisposal(disposal));
    assertThat(farm.plantRow(plant).stage()).isEqualTo(PlantStage.GROWING);
    assertThat(
            farm.run(farm.disposal("plant", "unhealthy", "2", Unit.EA, null, plant, null))
                .reasons())
        .containsExactly("QTY_WRONG");
    assertThat(
            farm.run(farm.disposal("plant", "unhealthy", "250.5", Unit.GM, null, plant, null))
                .isAccepted())
        .isTrue();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void destroysAllPlantsOfABatchOrNone() {
    List<Long> plants = farm.plants(3);
    long batch = farm.plantRow(plants.getFirst()).batch();
    assertThat(
            farm.run(farm.disposal("batch", "unhealthy", "2", Unit.EA, batch, null, null))
                .reasons())
        .containsExactly("PLANTS_NOT_NAMED");
    long disposal =
        farm.run(farm.disposal("batch", "unhealthy", "3", Unit.EA, batch, null, null)).serial();
    assertThat(plants).allMatch(p -> farm.plantRow(p).stage() == PlantStage.DESTROYED);
    farm.run(new CancelDisposal(disposal));
    assertThat(plants).allMatch(p -> farm.plantRow(p).stage() == PlantStage.GROWING);
    long trimmings =
        farm.run(farm.disposal("batch", "waste", "7.5", Unit.GM, batch, null, null)).serial();
    assertThat(farm.sum(Account.DECLARED, Unit.GM)).isEqualTo("-7.5000");
    farm.run(new CancelDisposal(trimmings));
    assertThat(farm.sum(Account.DECLARED, Unit.GM)).isEqualTo("0.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void takesCuredMaterialOfAHarvest() {
    long harvest = farm.curedHarvest();
    assertThat(
            farm.run(farm.disposal("batch", "spoilage", "301", Unit.GM, harvest, null, null))
                .reasons())
        .containsExactly("NOT_SO_MUCH_AVAILABLE");
    assertThat(
            farm.run(farm.disposal("batch", "spoilage", "1", Unit.EA, harvest, null, null))
                .reasons())
        .containsExactly("UOM_NOT_OF_GOODS");
    long disposal =
        farm.run(farm.disposal("batch", "spoilage", "300", Unit.GM, harvest, null, null)).serial();
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.FINISHED);
    assertThat(farm.sum(Account.HARVEST, Unit.GM)).isEqualTo("0.0000");
    farm.run(new CancelDisposal(disposal));
    assertThat(farm.harvestRow(harvest).unfinished().sum()).isEqualTo(Amount.of(300));
    assertThat(farm.sum(Account.HARVEST, Unit.GM)).isEqualTo("300.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  private Answered disposeOf(long harvest, String qty) {
    return farm.run(farm.disposal("harvest", "failed qa", qty, Unit.GM, harvest, null, null));
  }

  @Test
  void takesWetMaterialOfAHarvest() {
    long harvest = farm.harvest("10", "5");
    assertThat(disposeOf(harvest, "15.0001").texts("qty"))
        .containsExactly("Only 15.0000 gm of the inventory of this batch are available.");

    Disposal made = farm.disposalRow(disposeOf(harvest, "6").serial());

    assertThat(farm.harvestRow(harvest).taken())
        .as("other material first")
        .isEqualTo(new Weights(Amount.of(1), Amount.of(5)));
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.WET);
    assertThat(farm.sum(Account.MOISTURE, Unit.GM)).isEqualTo("9.0000");
    assertThat(farm.available(made.wasteLot())).isEqualTo("6.0000");
    assertThat(made.batch()).isEqualTo(harvest);
    assertThat(complete(made.serial()).reasons()).containsExactly("HOLD_NOT_OVER");
    farm.pass(Duration.ofDays(3));
    assertThat(complete(made.serial()).isAccepted()).isTrue();
    assertThat(farm.sum(Account.WASTE, Unit.GM)).isEqualTo("6.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void whatWasTakenOutWetCannotBeCured() {
    long harvest = farm.harvest("10", "5");
    long disposal = disposeOf(harvest, "6").serial();

    assertThat(farm.run(farm.cure(harvest, "9", "0", "0.01", "0")).texts("flower_dry_weight"))
        .containsExactly(
            "The flower dry weight and the flower waste may not be more than the flower wet weight"
                + " less the 1.0000 gm that was disposed of.");
    assertThat(farm.run(farm.cure(harvest, "8", "0", "1", "0")).isAccepted()).isTrue();
    assertThat(farm.sum(Account.MOISTURE, Unit.GM)).isEqualTo("0.0000");
    farm.run(new CancelDisposal(disposal));

    assertThat(farm.harvestRow(harvest).taken()).isEqualTo(Weights.ZERO);
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.CURE);
    assertThat(farm.sum(Account.MOISTURE, Unit.GM)).as("cut, and lost").isEqualTo("6.0000");
    assertThat(farm.run(farm.cure(harvest, "9", "0", "1", "0")).isAccepted()).isTrue();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void aWetHarvestThatIsAllDisposedOfIsFinished() {
    long harvest = farm.harvest("10", "5");
    long disposal = disposeOf(harvest, "15").serial();
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.FINISHED);
    assertThat(farm.harvestRow(harvest).status()).isEqualTo(BatchStatus.CLOSED);
    assertThat(farm.harvestRow(harvest).closedAt()).isNotNull();
    assertThat(disposeOf(harvest, "0.0001").reasons()).containsExactly("NOT_SO_MUCH_AVAILABLE");

    farm.run(new CancelDisposal(disposal));

    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.WET);
    assertThat(farm.harvestRow(harvest).status()).isEqualTo(BatchStatus.OPEN);
    assertThat(farm.harvestRow(harvest).closedAt()).isNull();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void takesOfAPartlyFinishedHarvestFirstWhatIsNotInLots() {
    long harvest = farm.curedHarvest();
    Weights cured = farm.harvestRow(harvest).unfinished();
    var lots =
        farm.run(
            new FinishHarvest(
                harvest, List.of(farm.newLot(grams, cured.flower().toString(), null))));
    long lot = lots.outcomes().getFirst().made().getFirst().serial();
    Amount more = cured.other().plus(Amount.of(7));
    assertThat(disposeOf(harvest, cured.sum().plus(new Amount(1)).toString()).reasons())
        .containsExactly("NOT_SO_MUCH_AVAILABLE");

    Disposal made = farm.disposalRow(disposeOf(harvest, more.toString()).serial());

    assertThat(farm.available(lot)).isEqualTo(cured.flower().minus(Amount.of(7)).toString());
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.FINISHED);
    assertThat(farm.available(made.wasteLot())).isEqualTo(more.toString());
    assertThat(farm.sum(Account.HARVEST, Unit.GM)).isEqualTo("0.0000");
    farm.run(new CancelDisposal(made.serial()));
    assertThat(farm.available(lot)).isEqualTo(cured.flower().toString());
    assertThat(farm.harvestRow(harvest).unfinished().sum()).isEqualTo(cured.other());
    assertThat(farm.available(made.wasteLot())).isEqualTo("0.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void takesOfAFinishedHarvestFromItsLots() {
    long harvest = farm.curedHarvest();
    Weights cured = farm.harvestRow(harvest).unfinished();
    farm.run(
        new FinishHarvest(
            harvest,
            List.of(
                farm.newLot(grams, cured.flower().toString(), "flower"),
                farm.newLot(grams, cured.other().toString(), "other_material"))));
    long disposal = disposeOf(harvest, cured.sum().toString()).serial();
    farm.run(new CancelDisposal(disposal));
    assertThat(disposeOf(harvest, cured.sum().toString()).isAccepted()).isTrue();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"failed qa", "failed_qa", "Infestation", "pruning", "daily_waste", "other"})
  void acceptsEveryReasonOfTheWire(String reason) {
    assertThat(
            farm.run(farm.disposal("daily_plant_waste", reason, "1", Unit.GM, null, null, null))
                .isAccepted())
        .isTrue();
  }

  @Test
  void saysAllThatIsWrong() {
    var nothing =
        new ScheduleDisposal(
            Farm.RULES, null, null, null, null, null, null, null, null, null, Stated.NONE);
    assertThat(farm.run(nothing).refusals())
        .extracting(refusal -> refusal.field())
        .containsExactlyInAnyOrder("source", "reason", "uom", "qty", "area_id");
    var unknown = farm.disposal("compost", "fun", "1.5", Unit.EA, null, null, null);
    assertThat(farm.run(unknown).reasons())
        .containsExactlyInAnyOrder("SOURCE_UNKNOWN", "REASON_UNKNOWN", "QTY_WRONG");
    for (String source : List.of("inventory", "batch", "plant")) {
      var asked = farm.disposal(source, "other", "1", Unit.GM, 999L, 999L, 999L);
      assertThat(farm.run(asked).refusals()).hasSize(1);
    }
    long lot = farm.lot(grams, "5");
    assertThat(farm.run(farm.disposeOfLot(lot, "6", Unit.EA)).reasons())
        .containsExactlyInAnyOrder("UOM_NOT_OF_GOODS", "NOT_SO_MUCH_AVAILABLE");
  }

  @Test
  void changesWhereTheWasteWaits() {
    Disposal made =
        farm.disposalRow(farm.run(farm.disposeOfLot(farm.lot(grams, "10"), "4", Unit.GM)).serial());
    var moved =
        new ChangeDisposal(made.serial(), "spoilage", Amount.of(4), farm.area(), "x", Stated.NONE);
    assertThat(farm.run(moved).isAccepted()).isTrue();
    assertThat(farm.disposalRow(made.serial()).area()).isEqualTo(farm.area());
    assertThat(farm.lotRow(made.wasteLot()).area()).isEqualTo(farm.area());
    assertThat(farm.run(moved).events()).isEmpty();
    var wrong =
        new ChangeDisposal(made.serial(), "fun", Amount.of(5), 999L, "e".repeat(256), Stated.NONE);
    assertThat(farm.run(wrong).reasons())
        .containsExactlyInAnyOrder(
            "REASON_UNKNOWN", "QTY_WOULD_CHANGE", "AREA_UNKNOWN", "EXTERNAL_ID_TOO_LONG");
    farm.run(new CancelDisposal(made.serial()));
    assertThat(farm.run(moved).reasons()).containsExactly("DISPOSAL_UNKNOWN");
  }
}
