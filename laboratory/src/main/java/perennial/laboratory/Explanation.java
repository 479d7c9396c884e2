package perennial.laboratory;

import java.util.ArrayList;
import java.util.List;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Finding;
import perennial.rulebook.assay.Judgement;
import perennial.rulebook.assay.Total;
import perennial.rulebook.assay.Verdict;

/**
 * A verdict line by line: what was owed, and each value as it was held against its limit. It is
 * made from the values in the entries by the rule set that the verdict names, so that it can be
 * printed for ever.
 *
 * @param verdict what these rules say of these values
 * @param findings one line for each reported value that has a limit
 * @param owed what is demanded and missing, with its group
 * @param warnings what only warns
 * @param totals derived values
 */
public record Explanation(
    ResultVerdict verdict,
    List<String> findings,
    List<String> owed,
    List<String> warnings,
    List<String> totals) {

  public static Explanation of(LabResult result, RuleSet rules) {
    var productClass = rules.findProductClass(result.productClass());
    Judgement judgement =
        rules
            .lab()
            .judge(
                productClass.map(ProductClass::key).orElse(""),
                LabJudge.conditions(result.medicallyCompliant()),
                result.readBy(rules));
    return new Explanation(
        LabJudge.verdict(judgement, result.testingStatus(), productClass.isPresent()),
        judgement.findings().stream().map(Finding::sentence).map(LabJudge::oneLine).toList(),
        owed(judgement),
        judgement.warnings().stream().map(LabJudge::oneLine).toList(),
        judgement.totals().stream().map(Explanation::line).toList());
  }

  private static List<String> owed(Judgement judgement) {
    var owed = new ArrayList<String>();
    if (judgement.verdict() instanceof Verdict.Indeterminate(var missing)) {
      missing.forEach(each -> owed.add(LabJudge.oneLine(LabJudge.sentence(each))));
    }
    return owed;
  }

  private static String line(Total.Value total) {
    return total.name() + ": " + total.inWords();
  }
}
