package perennial.console;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.laboratory.Certificate;
import perennial.laboratory.ResultStep;
import perennial.laboratory.RetestsOfResult;

/**
 * A certificate with everything that it prints: the parties as they were when the result was
 * reported, and the identifiers of what it is about.
 *
 * @param sample the lot in the laboratory's hands
 * @param source the lot that was sampled; null where a laboratory tested its own
 * @param client null where a laboratory tested its own
 * @param history what became of the result, in order
 * @param retests what of the client's lots was tested again
 * @param zone in which days are printed
 */
record Certified(
    Certificate certificate,
    String id,
    String sample,
    @Nullable String source,
    Business laboratory,
    @Nullable Business client,
    List<ResultStep> history,
    RetestsOfResult retests,
    ZoneId zone) {

  /**
   * A business as it was.
   *
   * @param ubi its number with the state
   */
  record Business(String name, String code, String ubi) {}
}
