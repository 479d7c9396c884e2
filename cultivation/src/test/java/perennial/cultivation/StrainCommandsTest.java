package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrainCommandsTest {
  private final Garden garden = Garden.inMemory();

  @AfterEach
  void foldsToItsRows() {
    assertThat(garden.journal.differences()).isEmpty();
  }

  private Strain row(long serial) {
    return garden.journal.find(Cultivation.STRAIN, garden.actor.licensee(), serial);
  }

  @Test
  void declaresStrainsEvenOfOneName() {
    long first = garden.run(new DeclareStrain("Blue", "x")).serial();
    long second = garden.run(new DeclareStrain("Blue", null)).serial();

    assertThat(first).isNotEqualTo(second);
    assertThat(row(first))
        .extracting(Strain::name, Strain::externalId)
        .containsExactly("Blue", "x");
  }

  @Test
  void refusesNoNameAndOneCharacterTooMany() {
    assertThat(garden.run(new DeclareStrain(null, null)).texts("name"))
        .containsExactly("The name field is required.");
    assertThat(garden.run(new DeclareStrain("x".repeat(256), "y".repeat(256))).reasons())
        .containsExactly("NAME_TOO_LONG", "EXTERNAL_ID_TOO_LONG");
    assertThat(garden.run(new DeclareStrain("x".repeat(255), "y".repeat(255))).isAccepted())
        .isTrue();
  }

  @Test
  void changesOnlyWhatIsStated() {
    long strain = garden.run(new DeclareStrain("Blue", "x")).serial();

    garden.run(new ChangeStrain(strain, "Bluer", null));

    assertThat(row(strain))
        .extracting(Strain::name, Strain::externalId)
        .containsExactly("Bluer", "x");
    assertThat(garden.run(new ChangeStrain(strain, "Bluer", "x")).events()).isEmpty();
    assertThat(garden.run(new ChangeStrain(99L, "", null)).reasons())
        .containsExactly("STRAIN_UNKNOWN", "NAME_MISSING");
  }

  @Test
  void withdrawsAStrainThatNothingGrowsOf() {
    assertThat(garden.run(new WithdrawStrain(garden.strain)).events()).hasSize(1);
    assertThat(garden.run(new WithdrawStrain(garden.strain)).events()).isEmpty();
    assertThat(garden.run(new ChangeStrain(garden.strain, "x", null)).reasons())
        .containsExactly("STRAIN_UNKNOWN");
    assertThat(garden.run(new WithdrawStrain(99L)).reasons()).containsExactly("STRAIN_UNKNOWN");
    assertThat(garden.run(new WithdrawStrain(null)).texts("global_id"))
        .containsExactly("The global id field is required.");
  }

  @Test
  void keepsAStrainWhileAnythingIsOfIt() {
    long batch = garden.batch(1);
    assertThat(garden.run(new WithdrawStrain(garden.strain)).reasons())
        .containsExactly("STRAIN_IN_USE");

    long harvest = garden.harvest(batch, "10", "0");
    garden.run(new RemovePlantBatch(batch));
    assertThat(garden.run(new WithdrawStrain(garden.strain)).reasons())
        .as("the harvest is open")
        .containsExactly("STRAIN_IN_USE");

    garden.run(garden.curing(harvest, "5", "0", "1", "0"));
    garden.run(new Finishing(harvest, Garden.grams("5", "0")));
    assertThat(garden.run(new WithdrawStrain(garden.strain)).isAccepted()).isTrue();
  }

  @Test
  void keepsAStrainOfOnePlantInABatchOfAnother() {
    long other = garden.strain("Other");
    long batch = garden.batch(1);
    long plant = garden.growing(batch).getFirst();
    garden.run(
        new ChangePlant(
            plant,
            null,
            null,
            PlantStage.PROPAGATION_SOURCE,
            null,
            other,
            null,
            true,
            null,
            null,
            perennial.kernel.Stated.NONE));

    assertThat(garden.run(new WithdrawStrain(other)).reasons()).containsExactly("STRAIN_IN_USE");
    garden.run(new RemovePlant(plant));
    assertThat(garden.run(new WithdrawStrain(other)).isAccepted()).isTrue();
  }
}
