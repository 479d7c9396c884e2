package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.cultivation.HarvestStage;
import perennial.cultivation.Origin;
import perennial.cultivation.PlantStage;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** One life of goods, from seed to destroyed leftovers, and where every gram of it is. */
class WholeLifeTest {
  private final Farm farm = Farm.start();

  @Test
  void everyGramIsSomewhereFromSeedToWaste() {
    long seeds = farm.propagate(Origin.SEED, 33).outcomes().getFirst().made().get(1).serial();
    var planted = farm.run(new MoveInventoryToPlants(seeds, Amount.of(3), null, null, null));
    assertThat(planted.outcomes().getFirst().made()).hasSize(3);
    assertThat(farm.available(seeds)).isEqualTo("30.0000");

    long harvest = farm.curedHarvest();
    long flower = farm.type("Flower", "flower", null);
    var finished = farm.run(new FinishHarvest(harvest, List.of(farm.newLot(flower, "150", null))));
    long lot = finished.outcomes().getFirst().made().getFirst().serial();
    long jars = farm.type("Jar", "usable_marijuana", "3.5");
    long packed = farm.run(farm.convert(jars, "20", "10", true, Farm.source(lot, "100"))).serial();
    long part = farm.run(farm.split(packed, "5")).serial();
    farm.run(farm.adjust(part, "-2", "internal_qa_sample"));
    long disposal = farm.run(farm.disposeOfLot(part, "3", Unit.EA)).serial();
    assertThat(farm.run(complete(disposal)).reasons()).containsExactly("HOLD_NOT_OVER");
    farm.pass(Duration.ofDays(3));
    assertThat(farm.run(complete(disposal)).isAccepted()).isTrue();

    assertThat(farm.available(lot)).isEqualTo("50.0000");
    assertThat(farm.available(packed)).isEqualTo("15.0000");
    assertThat(farm.available(part)).isEqualTo("0.0000");
    assertThat(farm.harvestRow(harvest).stage()).isEqualTo(HarvestStage.CURE);
    assertThat(farm.sum(Account.HARVEST, Unit.GM)).isEqualTo("150.0000");
    assertThat(farm.sum(Account.MOISTURE, Unit.GM)).isEqualTo("1125.0000");
    assertThat(farm.sum(Account.WASTE, Unit.GM)).isEqualTo("75.0000");
    assertThat(farm.sum(Account.WASTE, Unit.EA)).isEqualTo("3.0000");
    assertThat(farm.sum(Account.SAMPLE_USED, Unit.EA)).isEqualTo("2.0000");
    assertThat(farm.sum(Account.CONVERSION, Unit.GM)).isEqualTo("90.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void plantsBecomeALotAndGrowAgainFromIt() {
    List<Long> plants = farm.plants(4);
    long lot =
        farm.run(
                new MovePlantsToInventory(Farm.RULES, plants, null, farm.area(), null, Stated.NONE))
            .serial();
    assertThat(plants).allMatch(p -> farm.plantRow(p).stage() == PlantStage.PACKAGED);
    assertThat(farm.available(lot)).isEqualTo("4.0000");
    var grown = farm.run(new MoveInventoryToPlants(lot, Amount.of(4), null, null, null));
    assertThat(grown.isAccepted()).isTrue();
    assertThat(farm.available(lot)).isEqualTo("0.0000");
    assertThat(farm.journal().differences()).isEmpty();
  }

  private static CompleteDisposal complete(long disposal) {
    return new CompleteDisposal(Farm.RULES, disposal, null);
  }
}
