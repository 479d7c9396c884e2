package perennial.laboratory.web;

import java.time.Instant;
import java.util.List;
import perennial.laboratory.Retest;
import perennial.laboratory.RetestsOfResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what was tested again. */
final class Retests {
  private Retests() {}

  /** Into the history of a result. */
  static void print(ObjectNode history, RetestsOfResult retests) {
    ArrayNode before = history.putArray("retest_of");
    retests.before().stream().map(Retest::resultId).distinct().forEach(before::add);
    print(history.putArray("retests"), retests.after());
  }

  static void print(ArrayNode list, List<Retest> retests) {
    for (Retest each : retests) {
      Instant reported = each.reportedAt();
      list.addObject()
          .put("result", each.resultId())
          .put("reason", each.reason())
          .put("asked_at", each.askedAt().toString())
          .put("retest", each.retestId())
          .put("reported_at", reported == null ? null : reported.toString());
    }
  }
}
