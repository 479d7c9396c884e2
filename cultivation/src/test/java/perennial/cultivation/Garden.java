package perennial.cultivation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.licensing.Licensing;
import perennial.licensing.TestLicensees;

/** A producer with an area and a strain, and short words for what it does; for tests. */
public final class Garden {
  public final TestJournal journal;
  public final Actor actor;
  public final long area;
  public final long strain;

  public Garden(TestJournal journal) {
    this.journal = journal;
    this.actor = TestLicensees.grower(journal);
    this.area = area("Veg");
    this.strain = strain("Dutch Treat");
  }

  public static Garden inMemory() {
    return new Garden(new MemoryJournal(new Identifiers(), new Licensing(), new Cultivation()));
  }

  public Answered run(Command... commands) {
    return journal.run(actor, commands);
  }

  public long area(String name) {
    return TestLicensees.openArea(journal, actor, name);
  }

  public long strain(String name) {
    return run(new DeclareStrain(name, "")).serial();
  }

  public static NewBatch newBatch(
      BatchType type, @Nullable Long area, @Nullable Long strain, @Nullable Integer numPlants) {
    return new NewBatch(type, area, strain, Origin.CLONE, null, numPlants, null, "", Stated.NONE);
  }

  /** A plant batch of so many plants. */
  public long batch(int numPlants) {
    return batch(strain, numPlants);
  }

  public long batch(long ofStrain, int numPlants) {
    return run(new StartPlantBatch(newBatch(BatchType.PLANT, area, ofStrain, numPlants))).serial();
  }

  public PlantBatch batchRow(long serial) {
    return journal.find(Cultivation.PLANT_BATCH, actor.licensee(), serial);
  }

  public Plant plant(long serial) {
    return journal.find(Cultivation.PLANT, actor.licensee(), serial);
  }

  public Harvest harvestRow(long serial) {
    return journal.find(Cultivation.HARVEST, actor.licensee(), serial);
  }

  /** The plants of a batch that still grow, in the order in which they were tagged. */
  public List<Long> growing(long batch) {
    return journal.rows(Cultivation.PLANT).stream()
        .filter(plant -> plant.batch() == batch && plant.isLive())
        .map(Plant::serial)
        .toList();
  }

  public HarvestPlants harvesting(List<Long> plants, String flower, String other) {
    return new HarvestPlants(
        plants,
        null,
        area,
        new BigDecimal(flower),
        new BigDecimal(other),
        null,
        null,
        "",
        Stated.NONE);
  }

  /** A new harvest of all that grows in a batch. */
  public long harvest(long batch, String flower, String other) {
    return run(harvesting(growing(batch), flower, other)).serial();
  }

  public CureHarvest curing(
      long harvest, String flowerDry, String otherDry, String flowerWaste, String otherWaste) {
    return new CureHarvest(
        harvest,
        new BigDecimal(flowerDry),
        new BigDecimal(otherDry),
        new BigDecimal(flowerWaste),
        new BigDecimal(otherWaste),
        area,
        area);
  }

  public static Weights grams(String flower, String other) {
    return new Weights(Amount.parse(flower), Amount.parse(other));
  }
}
