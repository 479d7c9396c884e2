package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import perennial.journal.Command;
import perennial.kernel.Stated;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.TestLicensees;

/** Every act of this room is one that the rules name. */
class ActsTest {
  private static final List<Command> ACTS =
      List.of(
          new DeclareStrain("x", null),
          new ChangeStrain(1L, null, null),
          new WithdrawStrain(1L),
          new StartPlantBatch(Garden.newBatch(BatchType.PLANT, 1L, 1L, 0)),
          new ChangePlantBatch(
              1L, false, null, null, null, null, null, null, null, null, null, Stated.NONE),
          new RemovePlantBatch(1L),
          new TagPlant(1L, null, null, null, null, null, null, null, null, Stated.NONE),
          new ChangePlant(1L, null, null, null, null, null, null, null, null, null, Stated.NONE),
          new RemovePlant(1L),
          new HarvestPlants(List.of(), null, null, null, null, null, null, null, Stated.NONE),
          new CureHarvest(1L, null, null, null, null, null, null));

  @Test
  void haveRules() {
    Garden garden = Garden.inMemory();
    Set<String> named =
        TestLicensees.RULES.getInForce(garden.batchRow(garden.batch(0)).createdAt()).acts();

    assertThat(named).containsAll(ACTS.stream().map(Command::act).toList());
  }

  @Test
  void areARetailersOnlyForStrains() {
    Garden garden = Garden.inMemory();
    var shop = TestLicensees.register(garden.journal, 102, "R412149", "dispensary");
    Permissions rules = Permissions.of(TestLicensees.RULES);

    for (Command command : ACTS.subList(3, ACTS.size())) {
      assertThat(garden.journal.run(shop, new Permitted(command, rules)).reasons())
          .as(command.act())
          .containsExactly("NOT_PERMITTED");
    }
    assertThat(garden.journal.run(shop, new Permitted(ACTS.getFirst(), rules)).isAccepted())
        .isTrue();
  }
}
