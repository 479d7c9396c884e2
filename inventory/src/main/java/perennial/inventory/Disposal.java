package perennial.inventory;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * The destruction of goods or plants: they become a lot of waste at once, wait, and are destroyed.
 *
 * @param reason in the wire's words
 * @param area where the waste waits
 * @param batch serial of the plant batch, harvest or production batch that it came from, if it was
 *     of one
 * @param plant serial of the plant, if it was of one
 * @param lot serial of the lot, if it was of one
 * @param wasteLot serial of the lot of waste
 * @param wasteBatch serial of the production batch of that lot
 * @param holdStartsAt when the waiting began
 * @param holdEndsAt before then nothing may be destroyed
 * @param disposedAt when it was destroyed, as reported; null while it waits
 */
public record Disposal(
    LicenseeId licenseeId,
    long serial,
    Source source,
    String reason,
    Amount qty,
    Unit uom,
    long area,
    @Nullable Long batch,
    @Nullable Long plant,
    @Nullable Long lot,
    long wasteLot,
    long wasteBatch,
    Instant holdStartsAt,
    Instant holdEndsAt,
    @Nullable Instant disposedAt,
    @Nullable String externalId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** Where the goods come from. */
  public enum Source {
    BATCH,
    INVENTORY,
    PLANT,
    DAILY_PLANT_WASTE;

    /** Reads the wire's word; {@code harvest} is another word for a batch. */
    public static Optional<Source> read(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "batch", "harvest" -> Optional.of(BATCH);
        case "inventory" -> Optional.of(INVENTORY);
        case "plant" -> Optional.of(PLANT);
        case "daily_plant_waste" -> Optional.of(DAILY_PLANT_WASTE);
        default -> Optional.empty();
      };
    }

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ObjectRef ref() {
    return new ObjectRef(Inventory.DISPOSAL_KIND, serial);
  }

  public boolean isDisposed() {
    return disposedAt != null;
  }

  public boolean isCancelled() {
    return deletedAt != null;
  }
}
