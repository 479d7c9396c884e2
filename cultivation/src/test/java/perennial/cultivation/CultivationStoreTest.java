package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.StoreJournal;
import perennial.kernel.Stated;
import perennial.licensing.Licensing;
import perennial.licensing.TestLicensees;

/** From seed to cure on PostgreSQL, where its own checks and references hold too. */
class CultivationStoreTest {
  private static StoreJournal journal;
  private static Garden garden;

  @BeforeAll
  static void register() {
    journal = new StoreJournal(new Identifiers(), new Licensing(), new Cultivation());
    garden = new Garden(journal);
  }

  @AfterAll
  static void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  @Test
  void livesFromBatchToFinishedHarvest() {
    long batch = garden.batch(3);
    long flower = garden.area("Flower");
    garden
        .run(
            new ChangePlantBatch(
                batch,
                true,
                BatchType.PLANT,
                flower,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Stated.NONE))
        .subject();
    List<Long> plants = garden.growing(batch);
    garden.run(new RemovePlant(plants.getFirst())).subject();
    long harvest = garden.harvest(batch, "100.25", "50");
    garden.run(garden.curing(harvest, "30", "20", "40", "10")).subject();
    garden.run(garden.curing(harvest, "25.5", "20", "40", "10")).subject();
    garden.run(new Finishing(harvest, Garden.grams("25.5", "20"))).subject();

    assertThat(garden.harvestRow(harvest))
        .satisfies(row -> {
          assertThat(row.stage()).isEqualTo(HarvestStage.FINISHED);
          assertThat(row.numPlants()).isEqualTo(2);
          assertThat(row.wet()).isEqualTo(Garden.grams("100.25", "50"));
        });
    assertThat(garden.plant(plants.getLast()).area()).isEqualTo(flower);
  }

  @Test
  void movesTheLargestBatchInOneEntry() {
    long batch = garden.batch(NewBatch.PLANTS_MAX);
    long flower = garden.area("Large");

    garden
        .run(
            new ChangePlantBatch(
                batch, false, null, flower, null, null, null, null, null, null, null, Stated.NONE))
        .subject();

    Reader.Reading reading = journal.reader().as(garden.actor.licensee());
    var moved = reading.page(Query.newestFirst(Cultivation.PLANT, "serial").equal("area", flower));
    reading.go();
    assertThat(moved.get().total()).isEqualTo(NewBatch.PLANTS_MAX);
  }

  @Test
  void hidesPlantsFromOtherLicensees() {
    long plant = garden.growing(garden.batch(1)).getFirst();
    var other = TestLicensees.register(journal, 202, "G412149", "cultivator");

    assertThat(journal.run(other, new RemovePlant(plant)).reasons())
        .containsExactly("PLANT_UNKNOWN");
    Reader.Reading reading = journal.reader().as(other.licensee());
    var seen = reading.page(Query.newestFirst(Cultivation.PLANT, "serial"));
    reading.go();
    assertThat(seen.get().rows()).isEmpty();
  }

  @Test
  void decidesOnWhatTheEntriesSayWhenARowWasTamperedWith() throws SQLException {
    long batch = garden.batch(1);
    long harvest = garden.harvest(batch, "10", "0");
    try (Connection owner = journal.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("ALTER TABLE cultivation_g1.harvest NO FORCE ROW LEVEL SECURITY");
      statement.executeUpdate(
          "UPDATE cultivation_g1.harvest SET flower_wet = 1000 WHERE serial = " + harvest);
    }

    assertThat(garden.run(garden.curing(harvest, "500", "0", "0", "0")).reasons())
        .containsExactly("MORE_THAN_WET");
    garden.run(garden.curing(harvest, "5", "0", "5", "0")).subject();

    assertThat(garden.harvestRow(harvest).wet()).isEqualTo(Garden.grams("10", "0"));
  }
}
