package perennial.leafdata.door;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perennial.kernel.Refusal;
import perennial.leafdata.format.ErrorBody;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.ValidationMessages;

/**
 * A command's refusals in the three-key body: those of a field under its name, with the row's index
 * before it where the call has several rows; those of no field as the message for the whole call.
 */
final class Refusals {
  private Refusals() {}

  static ErrorBody body(List<Refusal> reasons, int rows) {
    var problems = new Problems();
    Set<String> whole = new LinkedHashSet<>();
    for (Refusal reason : reasons) {
      if (reason.field().isEmpty()) {
        whole.add(reason.text());
      } else {
        problems.add(rows > 1 ? reason.row() + "." + reason.field() : reason.field(), reason.text());
      }
    }
    if (whole.equals(Set.of(LeafTexts.NOT_FOUND)) && problems.isEmpty()) {
      return ErrorBody.NOT_FOUND;
    }
    ValidationMessages messages = problems.messages();
    return new ErrorBody(String.join(" ", whole), messages);
  }
}
