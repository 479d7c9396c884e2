package perennial.oversight.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.laboratory.ResultVerdict;

/**
 * A lab result that another rule set would judge differently.
 *
 * @param result serial of the result
 * @param lab number of the laboratory
 * @param client number of the owner of the lot that was sampled, or null
 * @param lots serials of the lots that it is attached to
 * @param why what the later rules say
 */
record ChangedResult(
    long result,
    long lab,
    @Nullable Long client,
    String productClass,
    ResultVerdict before,
    ResultVerdict after,
    List<Long> lots,
    List<String> why) {

  ChangedResult {
    lots = List.copyOf(lots);
    why = List.copyOf(why);
  }
}
