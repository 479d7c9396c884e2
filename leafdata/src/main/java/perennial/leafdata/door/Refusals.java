package perennial.leafdata.door;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perennial.kernel.Refusal;
import perennial.leafdata.format.ErrorBody;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Problems;

/**
 * A command's refusals in the three-key body: those of a field under its name, with the row's index
 * before it where the call has several rows; those of no field as the message for the whole call.
 */
final class Refusals {
  private static final String OBJECT = "global_id";
  private static final String UNKNOWN = LeafTexts.of(LeafTexts.SELECTED, OBJECT);

  private Refusals() {}

  static ErrorBody body(List<Refusal> reasons, int rows) {
    if (reasons.stream().allMatch(Refusals::isUnknownObject)) {
      return ErrorBody.NOT_FOUND;
    }
    return body(reasons, rows, new Problems());
  }

  /**
   * What could not be read, and what a decision without it found besides. A field that could not be
   * read was null to the decision, so what that says of the field is no news.
   */
  static ErrorBody body(Problems unreadable, List<Refusal> reasons, int rows) {
    List<Refusal> news =
        reasons.stream()
            .filter(reason -> reason.reason() != Examined.Reason.OTHER_FIELDS_UNREADABLE)
            .filter(reason -> !unreadable.has(key(reason, rows)))
            .toList();
    return body(news, rows, unreadable);
  }

  private static ErrorBody body(List<Refusal> reasons, int rows, Problems problems) {
    Set<String> whole = new LinkedHashSet<>();
    for (Refusal reason : reasons) {
      if (reason.field().isEmpty()) {
        whole.add(reason.text());
      } else {
        problems.add(key(reason, rows), reason.text());
      }
    }
    return new ErrorBody(String.join(" ", whole), problems.messages());
  }

  private static String key(Refusal reason, int rows) {
    return rows > 1 ? reason.row() + "." + reason.field() : reason.field();
  }

  /** The very object that the call is about is none of the caller's: the old system's 404. */
  private static boolean isUnknownObject(Refusal reason) {
    return reason.field().equals(OBJECT) && reason.text().equals(UNKNOWN);
  }
}
