package perennial.inventory;

import java.util.List;
import perennial.kernel.LicenseeId;

/** A lab result holds from now on for what these portions left, and for the lots themselves. */
public record ResultAttached(
    LicenseeId licenseeId, long result, String resultId, List<TestLink> portions, Judged judged)
    implements InventoryEvent {

  /** A result's verdict as far as lots need it. */
  public record Judged(TestStatus status, boolean highThc, boolean highCbd, boolean generalUse) {}
}
