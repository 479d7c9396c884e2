package perennial.laboratory;

import java.util.List;
import java.util.stream.Collectors;
import perennial.inventory.BreachRecorded;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;
import perennial.rulebook.Permission;

/** What the rules warn of groups that another laboratory tested, listed as a breach of a result. */
final class SubcontractBreach {
  static final String CODE = "subcontracted-group";

  private SubcontractBreach() {}

  /** One breach for all groups; none where the rules warn of none. */
  static List<Event> of(LicenseeId lab, ObjectRef result, List<Subcontracted.Answer> warned) {
    if (warned.isEmpty()) {
      return List.of();
    }
    String text = warned.stream().map(SubcontractBreach::sentence).collect(Collectors.joining(" "));
    return List.of(new BreachRecorded(lab, result, CODE, text, Amount.ZERO, Unit.GM));
  }

  private static String sentence(Subcontracted.Answer answer) {
    String said = LabJudge.oneLine(answer.sentence());
    return answer.permission() instanceof Permission.AllowedWithWarning(var citation, var rule)
        ? "%s %s (%s)".formatted(said, rule, citation)
        : said;
  }
}
