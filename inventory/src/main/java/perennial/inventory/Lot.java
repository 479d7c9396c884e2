package perennial.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * A homogeneous quantity that is tested, held and recalled as one. Its quantity is in its balances.
 *
 * @param productType serial of its product type
 * @param strain null for blends
 * @param batch serial of its plant batch, harvest or production batch
 * @param parent serial of the own lot that it was split from, or null
 * @param portionsLeft how many portions have left it by split, conversion or transfer
 * @param testPath which results hold for it
 * @param sampleOf for a lab sample, the portions of which its result is the result; else null
 * @param tradeSample as which kind of sample it was received, such as {@code budtender_sample}: it
 *     is not sold; null for goods
 * @param originalId identifier of the lot that it was at the licensee it came from, as text; never
 *     a reference
 * @param supplierId identifier of the licensee that it came from, as text
 * @param stated what the client stated and the registry only keeps, by wire name
 */
public record Lot(
    LicenseeId licenseeId,
    long serial,
    long productType,
    long area,
    @Nullable Long strain,
    long batch,
    Unit uom,
    LotOrigin origin,
    @Nullable Long parent,
    long portionsLeft,
    TestPath testPath,
    @Nullable TestPath sampleOf,
    @Nullable String tradeSample,
    boolean medicallyCompliant,
    boolean initialInventory,
    boolean sentForTesting,
    @Nullable String externalId,
    @Nullable String legacyId,
    @Nullable String originalId,
    @Nullable String supplierId,
    Stated stated,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /** Whether it was drawn to be tested or given to be tried, by whichever licensee. */
  public boolean isSample() {
    return sampleOf != null || tradeSample != null;
  }

  public ObjectRef ref() {
    return new ObjectRef(Inventory.LOT_KIND, serial);
  }

  /** The next portion to leave it. */
  public TestLink nextPortion() {
    return new TestLink(serial, portionsLeft + 1);
  }
}
