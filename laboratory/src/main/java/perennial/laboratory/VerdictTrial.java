package perennial.laboratory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.kernel.Stated;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Judgement;
import perennial.rulebook.assay.Reading;
import perennial.rulebook.assay.Sent;

/**
 * Judges results by two rule sets, whenever their samples were collected: to tell what a change of
 * the rules would change, before anybody is judged by it. Nothing is written.
 */
public final class VerdictTrial {
  /** Sentences of one result: the first say enough, and a report stays readable. */
  public static final int WHY_MAX = 5;

  private final RuleSet before;
  private final RuleSet after;
  private final boolean readAlike;

  public VerdictTrial(RuleSet before, RuleSet after) {
    this.before = before;
    this.after = after;
    this.readAlike = before.lab().readsAs(after.lab());
  }

  /**
   * What is tried.
   *
   * @param productClass key or accepted spelling of the class of the goods
   */
  public record Case(
      String productClass, boolean medicallyCompliant, TestingStatus testing, Stated stated) {}

  /**
   * What both sets say.
   *
   * @param why the first sentences of the later set, where the two differ
   */
  public record Verdicts(ResultVerdict before, ResultVerdict after, List<String> why) {
    public boolean differ() {
      return before != after;
    }
  }

  private static final Verdicts NOT_JUDGED =
      new Verdicts(ResultVerdict.INDETERMINATE, ResultVerdict.INDETERMINATE, List.of());

  public Verdicts judge(Case each) {
    if (each.testing() != TestingStatus.COMPLETED) {
      return NOT_JUDGED;
    }
    Map<String, Sent> sent = LabJudge.sent(each.stated());
    Reading read = before.lab().read(sent);
    Judged one = judged(before, each, read);
    Judged other = judged(after, each, readAlike ? read : after.lab().read(sent));
    return new Verdicts(
        one.verdict(), other.verdict(), one.verdict() == other.verdict() ? List.of() : other.why());
  }

  private record Judged(ResultVerdict verdict, Judgement judgement) {
    List<String> why() {
      return LabJudge.explanation(judgement).stream()
          .limit(WHY_MAX)
          .map(LabJudge::oneLine)
          .toList();
    }
  }

  private static Judged judged(RuleSet rules, Case each, Reading read) {
    var productClass = rules.findProductClass(each.productClass());
    Set<String> conditions = LabJudge.conditions(each.medicallyCompliant());
    Judgement judgement =
        rules.lab().judge(productClass.map(ProductClass::key).orElse(""), conditions, read);
    return new Judged(
        LabJudge.verdict(judgement, each.testing(), productClass.isPresent()), judgement);
  }
}
