package perennial.inventory;

import java.util.List;
import perennial.kernel.LicenseeId;

/**
 * A lot that failed was treated and must be tested anew: results of samples drawn before hold no
 * longer for it nor for what leaves it from now on. What left before keeps them.
 *
 * @param portion a number that no portion of the lot has: those after it are of the treated goods
 * @param method what was done, in the licensee's words
 * @param results that end with it
 */
public record LotRemediated(
    LicenseeId licenseeId, long lot, long portion, String method, List<Ended> results)
    implements InventoryEvent {

  /**
   * A result that holds no longer.
   *
   * @param attached whether it is attached to the lot itself; else it held by descent, and what
   *     ends it is noted on the lot
   */
  public record Ended(LicenseeId laboratory, long result, String resultId, boolean attached) {}

  public LotRemediated {
    results = List.copyOf(results);
  }
}
