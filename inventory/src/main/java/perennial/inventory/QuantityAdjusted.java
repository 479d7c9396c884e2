package perennial.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/** A lot's quantity changed; the postings beside it say where from or where to. */
public record QuantityAdjusted(
    LicenseeId licenseeId,
    long serial,
    String prefix,
    long lot,
    Amount delta,
    Unit uom,
    String reason,
    String memo,
    @Nullable String externalId,
    Instant adjustedAt,
    @Nullable String adjustedBy)
    implements InventoryEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(new ObjectRow(Inventory.ADJUSTMENT_KIND, serial, licenseeId, prefix));
  }
}
