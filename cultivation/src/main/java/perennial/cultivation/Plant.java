package perennial.cultivation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * One tagged plant.
 *
 * @param batch serial of the plant batch that it stands or stood in
 * @param harvest serial of the harvest that was cut from it, or null; LeafData shows this as the
 *     plant's batch
 * @param movedAt when its area last changed
 */
public record Plant(
    LicenseeId licenseeId,
    long serial,
    long batch,
    @Nullable Long harvest,
    Origin origin,
    PlantStage stage,
    long area,
    long strain,
    @Nullable Long motherPlant,
    boolean isMother,
    Instant plantCreatedAt,
    @Nullable Instant harvestedAt,
    @Nullable Instant movedAt,
    String externalId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Cultivation.PLANT_KIND, serial);
  }

  /** The batch that LeafData names: the harvest once there is one, else the plant batch. */
  public long shownBatch() {
    return harvest == null ? batch : harvest;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  public boolean isLive() {
    return stage.isLive() && !isDeleted();
  }
}
