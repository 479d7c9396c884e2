package perennial.licensing.web;

import java.util.List;
import java.util.Map;
import perennial.kernel.Refusal;
import perennial.web.Answer;
import perennial.web.json.Json;
import perennial.web.json.Slashes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Problem details (RFC 9457) with all that is wrong at once, each with a JSON pointer to its place
 * in the body and a reason that programs may rely on.
 */
final class Problem {
  private static final String CONTENT_TYPE = "application/problem+json";
  private static final int UNPROCESSABLE = 422;
  private static final int FORBIDDEN = 403;

  /** Reasons by which it is not what was asked but who asked that is wrong. */
  private static final List<String> FORBIDDEN_REASONS =
      List.of("NOT_AN_OFFICIAL", "NOT_AN_ADMINISTRATOR", "NOT_PERMITTED", "NOT_THE_REGISTRY");

  /** What members are called here that have the old wire's names inside; empty: not in the body. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "state_code",
          "state",
          "certificate_number",
          "ubi",
          "global_id",
          "",
          "status",
          "",
          "order",
          "",
          "waiver",
          "",
          "scope",
          "",
          "end",
          "until",
          "overlap",
          "overlap_hours");

  private Problem() {}

  /**
   * One thing that is wrong.
   *
   * @param field its place in the body, as a JSON pointer without the first slash; empty for the
   *     whole
   */
  record Fault(String field, String reason, String text) {
    static Fault of(Refusal refusal) {
      String field = refusal.field();
      return new Fault(MEMBERS.getOrDefault(field, field), refusal.reason().name(), refusal.text());
    }
  }

  static byte[] body(int status, String title, List<Fault> faults) {
    ObjectNode problem = Json.NODES.objectNode();
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", faults.getFirst().text());
    ArrayNode errors = problem.putArray("errors");
    for (Fault fault : faults) {
      ObjectNode error = errors.addObject();
      if (!fault.field().isEmpty()) {
        error.put("pointer", "#/" + fault.field());
      }
      error.put("reason", fault.reason());
      error.put("detail", fault.text());
    }
    return Json.write(problem, Slashes.PLAIN);
  }

  /** What was decided against a call. */
  static byte[] refused(List<Refusal> reasons) {
    List<Fault> faults = reasons.stream().map(Fault::of).toList();
    return body(status(faults), "Refused", faults);
  }

  static int status(List<Fault> faults) {
    return faults.stream().anyMatch(fault -> FORBIDDEN_REASONS.contains(fault.reason()))
        ? FORBIDDEN
        : UNPROCESSABLE;
  }

  /** A body that {@link #refused} wrote, with the status that it says. */
  static Answer stored(byte[] body) {
    return Answer.of(Json.parse(body).path("status").intValue(), CONTENT_TYPE, body);
  }

  static Answer malformed(List<Fault> faults) {
    return Answer.of(UNPROCESSABLE, CONTENT_TYPE, body(UNPROCESSABLE, "Cannot be read", faults));
  }

  static Answer keyReused() {
    var fault =
        new Fault(
            "",
            "IDEMPOTENCY_KEY_REUSED",
            "This Idempotency-Key was used before with another request.");
    return Answer.of(UNPROCESSABLE, CONTENT_TYPE, body(UNPROCESSABLE, "Refused", List.of(fault)));
  }
}
