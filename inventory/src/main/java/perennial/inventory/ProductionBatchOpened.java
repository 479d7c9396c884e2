package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/** A production batch came into being: by itself, or for the lots of the same entry. */
public record ProductionBatchOpened(
    LicenseeId licenseeId,
    long serial,
    String prefix,
    ProductionBatch.Form form,
    long area,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated)
    implements InventoryEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(new ObjectRow(Inventory.BATCH_KIND, serial, licenseeId, prefix));
  }
}
