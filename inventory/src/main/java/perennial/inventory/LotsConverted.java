package perennial.inventory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/**
 * Portions of lots became a new lot, and waste. The lots themselves and all quantities stand beside
 * it in the same entry.
 *
 * @param lot serial of the lot that was made
 * @param wasteLot serial of the lot of waste, if there was any
 * @param waste grams of it
 * @param massIn grams of cannabis that went in, as far as units were weighed; null when none were
 * @param massOut grams of cannabis in the new lot; null when its units are not weighed
 * @param unaltered whether the goods were only repacked, so that results still hold
 */
public record LotsConverted(
    LicenseeId licenseeId,
    long lot,
    List<Source> sources,
    Amount quantity,
    Unit uom,
    @Nullable Long wasteLot,
    Amount waste,
    @Nullable Amount massIn,
    @Nullable Amount massOut,
    boolean unaltered,
    @Nullable LocalDate startedOn,
    @Nullable LocalDate finishedOn)
    implements InventoryEvent {

  /** A portion of a lot that went in, in the lot's own unit. */
  public record Source(long lot, Amount quantity, Unit uom) {}
}
