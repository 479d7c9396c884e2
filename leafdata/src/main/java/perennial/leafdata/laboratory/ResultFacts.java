package perennial.leafdata.laboratory;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.kernel.LicenseeId;
import perennial.laboratory.LabResult;
import perennial.licensing.Licensee;

/**
 * What is printed with a result besides it: its lots and what they are. Of a list read for a page,
 * of an answer read in the call's own transaction.
 */
interface ResultFacts {
  /** Null where the reader is not to see more than the result itself. */
  @Nullable Lot sample(LabResult result);

  @Nullable Lot clientLot(LabResult result);

  @Nullable ProductType productType(Lot lot);

  /** What the lot's licensee has in hand of it. */
  BigDecimal quantity(Lot lot);

  /** The name of the lot's strain; null when it has none. */
  @Nullable String strain(Lot lot);

  /** The identifier of the result that decides on a lot; null when it is untested. */
  @Nullable String deciding(Lot lot);

  /** The laboratory or its client. */
  Licensee licensee(LicenseeId id);
}
