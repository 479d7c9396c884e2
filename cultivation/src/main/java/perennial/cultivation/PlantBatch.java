package perennial.cultivation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * Plants, or seeds and clones, that are counted together.
 *
 * @param area serial of the area; as are {@code strain} and {@code motherPlant} of theirs
 * @param numPlants as stated when the batch was made or changed
 * @param livePlants the tagged plants that grow in it now
 * @param allPlants the tagged plants that name this batch, in whatever stage
 * @param isParent true once a harvest or a lot of plants came of it
 * @param stated what clients stated besides and the registry only keeps
 */
public record PlantBatch(
    LicenseeId licenseeId,
    long serial,
    BatchType type,
    Origin origin,
    BatchStatus status,
    PlantStage stage,
    long area,
    long strain,
    @Nullable Long motherPlant,
    int numPlants,
    int livePlants,
    int allPlants,
    boolean isParent,
    Instant plantedAt,
    String externalId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  /**
   * Tagged plants of one batch. What moves a batch moves its plants in one entry, which this
   * bounds.
   */
  public static final int PLANTS_MAX = 10_000;

  public ObjectRef ref() {
    return new ObjectRef(Cultivation.BATCH_KIND, serial);
  }

  /** The count to show: of a plant batch what grows in it, else what was stated. */
  public int count() {
    return type == BatchType.PLANT ? livePlants : numPlants;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }
}
