package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import perennial.cultivation.Cultivation;
import perennial.cultivation.DeclareStrain;
import perennial.cultivation.Origin;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** A strain stays as long as anything is of it. */
class RetireStrainTest {
  private final Farm farm = Farm.start();
  private final long flower = farm.type("Bin", "flower", null);

  private Answered retire() {
    return farm.run(new RetireStrain(farm.strain()));
  }

  private boolean isWithdrawn() {
    return Objects.requireNonNull(
            farm.journal().find(Cultivation.STRAIN, farm.actor().licensee(), farm.strain()))
        .isWithdrawn();
  }

  @Test
  void staysWhileALotOfItIsInStock() {
    long lot = farm.lot(flower, "5");

    assertThat(retire().texts("global_id"))
        .containsExactly("This strain has active inventory associated and may not be deleted.");
    farm.run(farm.adjust(lot, "-5", "theft"));
    assertThat(retire().isAccepted()).as("an empty lot keeps nothing").isTrue();
    assertThat(isWithdrawn()).isTrue();
    assertThat(retire().events()).as("a repetition").isEmpty();
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void staysWhileItsWasteWaits() {
    long lot = farm.lot(flower, "5");
    long disposal = farm.run(farm.disposeOfLot(lot, "5", Unit.GM)).serial();
    assertThat(retire().reasons()).containsExactly("IN_STOCK");

    farm.pass(Duration.ofDays(3));
    farm.run(new CompleteDisposal(Farm.RULES, disposal, null));

    assertThat(retire().isAccepted()).as("the batch of the waste keeps nothing").isTrue();
  }

  @Test
  void staysWhileAProductTypeIsOfIt() {
    long type =
        farm.run(
                new DeclareProductType(
                    Farm.RULES,
                    "Moonshine flower",
                    null,
                    "flower",
                    null,
                    farm.strain(),
                    null,
                    Stated.NONE))
            .serial();
    assertThat(retire().texts("global_id"))
        .containsExactly(
            "This strain has active inventory types associated and may not be deleted.");

    farm.run(new WithdrawProductType(type));

    assertThat(retire().isAccepted()).isTrue();
  }

  @Test
  void staysWhileAProductionBatchOfItIsOpen() {
    long batch =
        farm.run(new OpenProductionBatch(farm.area(), farm.strain(), null, Stated.NONE)).serial();
    assertThat(retire().texts("global_id"))
        .containsExactly(
            "This strain has active intermediate/ end product batches associated and may not be"
                + " deleted.");

    farm.run(new DeleteBatch(batch));

    assertThat(retire().isAccepted()).isTrue();
  }

  @Test
  void saysAllThatIsOfIt() {
    farm.lot(flower, "5");
    farm.plants(2);

    assertThat(retire().reasons()).containsExactlyInAnyOrder("IN_STOCK", "STRAIN_IN_USE");
    assertThat(isWithdrawn()).isFalse();
  }

  /** The type that the registry made for propagation material is no reason once nothing is left. */
  @Test
  void doesNotStayForTypesThatTheRegistryMade() {
    var made = farm.propagate(Origin.SEED, 3).outcomes().getFirst().made();
    assertThat(retire().reasons()).contains("IN_STOCK");
    farm.run(new DeleteLot(made.get(1).serial()));
    farm.run(new DeleteBatch(made.getFirst().serial()));

    assertThat(retire().isAccepted()).isTrue();
  }

  @Test
  void anotherLicenseesStrainIsUnknown() {
    Farm neighbour = farm.neighbour();

    assertThat(neighbour.run(new RetireStrain(farm.strain())).reasons())
        .containsExactly("STRAIN_UNKNOWN");
    assertThat(farm.run(new RetireStrain(null)).reasons()).containsExactly("STRAIN_UNKNOWN");
    long other = farm.run(new DeclareStrain("Other", null)).serial();
    farm.lot(flower, "5");
    assertThat(farm.run(new RetireStrain(other)).isAccepted()).isTrue();
  }
}
