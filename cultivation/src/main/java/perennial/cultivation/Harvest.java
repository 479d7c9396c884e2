package perennial.cultivation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * What was cut from plants of one strain: wet, then dried, then made into lots. All weights are
 * grams.
 *
 * @param area the one stated at harvest; after curing that of the flower
 * @param flowerArea where the cured flower lies, null before curing; {@code otherArea} likewise
 * @param numPlants plants that were cut for it
 * @param qtyHarvest as stated, which need not equal the wet weights
 * @param flowerFinished cured flower that was made into lots; {@code otherFinished} likewise
 * @param flowerTaken flower that was taken out wet, to be destroyed; {@code otherTaken} likewise
 * @param closedAt when it was finished
 */
public record Harvest(
    LicenseeId licenseeId,
    long serial,
    BatchStatus status,
    HarvestStage stage,
    Origin origin,
    long strain,
    long area,
    @Nullable Long flowerArea,
    @Nullable Long otherArea,
    int numPlants,
    Amount qtyHarvest,
    Amount flowerWet,
    Amount otherWet,
    Amount flowerDry,
    Amount otherDry,
    Amount flowerWaste,
    Amount otherWaste,
    Amount flowerFinished,
    Amount otherFinished,
    Amount flowerTaken,
    Amount otherTaken,
    Instant plantedAt,
    Instant harvestedAt,
    @Nullable Instant closedAt,
    String externalId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Cultivation.BATCH_KIND, serial);
  }

  public Weights wet() {
    return new Weights(flowerWet, otherWet);
  }

  public Weights dry() {
    return new Weights(flowerDry, otherDry);
  }

  public Weights waste() {
    return new Weights(flowerWaste, otherWaste);
  }

  public Weights finished() {
    return new Weights(flowerFinished, otherFinished);
  }

  public Weights taken() {
    return new Weights(flowerTaken, otherTaken);
  }

  /** What was cut and not taken out wet: dry and waste together are at most this. */
  public Weights drying() {
    return wet().minus(taken());
  }

  public boolean isCured() {
    return flowerArea != null;
  }

  /** What it holds: wet, or once it was cured, cured and not yet made into lots. */
  public Weights left() {
    return isCured() ? unfinished() : drying();
  }

  /** Cured material that is not yet made into lots. */
  public Weights unfinished() {
    return dry().minus(finished());
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }
}
