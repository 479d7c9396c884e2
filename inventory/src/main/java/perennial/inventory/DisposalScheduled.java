package perennial.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * Goods or plants became waste that waits to be destroyed; its components are those of {@link
 * Disposal}. The lot of waste and all quantities stand beside it in the same entry.
 *
 * @param sources what of which lots became the waste; empty where it came of none
 * @param rule the version of the rules that set the hold
 */
public record DisposalScheduled(
    LicenseeId licenseeId,
    long serial,
    String prefix,
    Disposal.Source source,
    String reason,
    Amount qty,
    Unit uom,
    long area,
    @Nullable Long batch,
    @Nullable Long plant,
    @Nullable Long lot,
    List<LotsConverted.Source> sources,
    long wasteLot,
    long wasteBatch,
    Instant holdStartsAt,
    Instant holdEndsAt,
    String rule,
    @Nullable String externalId,
    Stated stated)
    implements InventoryEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(new ObjectRow(Inventory.DISPOSAL_KIND, serial, licenseeId, prefix));
  }
}
