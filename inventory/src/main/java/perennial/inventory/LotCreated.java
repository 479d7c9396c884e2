package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * A lot came into being; its quantity is posted beside it in the same entry.
 *
 * @param testPath and {@code sampleOf} in the text form of {@link TestPath}
 * @param tradeSample see {@link Lot}
 */
public record LotCreated(
    LicenseeId licenseeId,
    long serial,
    String prefix,
    long productType,
    long area,
    @Nullable Long strain,
    long batch,
    Unit uom,
    LotOrigin origin,
    @Nullable Long parent,
    String testPath,
    @Nullable String sampleOf,
    @Nullable String tradeSample,
    boolean medicallyCompliant,
    boolean initialInventory,
    @Nullable String externalId,
    @Nullable String legacyId,
    @Nullable String originalId,
    @Nullable String supplierId,
    Stated stated)
    implements InventoryEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(new ObjectRow(Inventory.LOT_KIND, serial, licenseeId, prefix));
  }
}
