package perennial.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * Lots that were blended, processed or received together. On the wire a batch like plant batches
 * and harvests, with which it shares its kind of identifier.
 *
 * @param strain null for blends
 */
public record ProductionBatch(
    LicenseeId licenseeId,
    long serial,
    Form form,
    Status status,
    long area,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** What its lots are. */
  public enum Form {
    /** Goods; {@code intermediate/ end product} on the wire. */
    INTERMEDIATE_END_PRODUCT,
    /** What waits to be destroyed. */
    WASTE
  }

  /** Whether it still takes part in anything. */
  public enum Status {
    OPEN,
    CLOSED
  }

  public ObjectRef ref() {
    return new ObjectRef(Inventory.BATCH_KIND, serial);
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }
}
