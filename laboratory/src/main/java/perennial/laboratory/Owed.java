package perennial.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.AnalyteGroup;
import perennial.rulebook.assay.Judgement;
import perennial.rulebook.assay.Reading;
import perennial.rulebook.assay.Verdict;

/**
 * What a result still lacks before its goods can pass: for the laboratory, which owes it, and for
 * its client, whose goods wait. By the rules of the collection date, as the verdict.
 *
 * @param missing groups and analytes that are demanded and not there
 * @param arrived groups of which something was sent, in the order of the rules
 */
public record Owed(LabResult result, List<Verdict.Missing> missing, List<Group> arrived) {

  /**
   * A group that was sent.
   *
   * @param status as sent; empty when none was
   * @param lab who tested it, as stated; empty when the laboratory that reports did
   */
  public record Group(String key, String status, String lab, boolean isCompleted) {}

  public Owed {
    missing = List.copyOf(missing);
    arrived = List.copyOf(arrived);
  }

  /** Whether the laboratory has to say that it is done, whatever else is missing. */
  public boolean isCompletionOwed() {
    return !result.isCompleted();
  }

  public static Owed of(LabResult result, RuleSet rules) {
    Reading reading = result.readBy(rules);
    String productClass =
        rules.findProductClass(result.productClass()).map(ProductClass::key).orElse("");
    Judgement judgement =
        rules.lab().judge(productClass, LabJudge.conditions(result.medicallyCompliant()), reading);
    List<Verdict.Missing> missing =
        judgement.verdict() instanceof Verdict.Indeterminate(var owed) ? owed : List.of();
    return new Owed(result, missing, arrived(result, rules, reading));
  }

  private static List<Group> arrived(LabResult result, RuleSet rules, Reading reading) {
    List<Subcontracted> others = Subcontracted.in(rules.lab().groups(), result.stated());
    var arrived = new ArrayList<Group>();
    Map<String, String> statuses = reading.statuses();
    for (AnalyteGroup group : rules.lab().groups()) {
      String status = statuses.getOrDefault(group.key(), "");
      if (!status.isEmpty()) {
        String lab =
            others.stream()
                .filter(each -> each.group().equals(group.key()))
                .map(Subcontracted::lab)
                .findFirst()
                .orElse("");
        arrived.add(new Group(group.key(), status, lab, group.isCompleted(status)));
      }
    }
    return arrived;
  }
}
