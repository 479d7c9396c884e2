package perennial.laboratory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Judgement;
import perennial.rulebook.assay.Reading;
import perennial.rulebook.assay.Verdict;

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
   * @param stated as {@link perennial.kernel.Stated} prints it
   * @param uncounted groups that do not count, as {@link LabResult#uncounted()}
   */
  public record Case(
      String productClass,
      boolean medicallyCompliant,
      TestingStatus testing,
      String stated,
      @Nullable String uncounted) {}

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
    Reading read = read(before, each);
    Reading readAnew = readAlike ? read : read(after, each);
    ResultVerdict one = verdict(before, each, read);
    ResultVerdict other = verdict(after, each, readAnew);
    return new Verdicts(one, other, one == other ? List.of() : why(after, each, readAnew));
  }

  private static Reading read(RuleSet rules, Case each) {
    return rules.lab().readStored(each.stated()).without(Uncounted.groups(each.uncounted()));
  }

  private static ResultVerdict verdict(RuleSet rules, Case each, Reading read) {
    var productClass = rules.findProductClass(each.productClass());
    Verdict.Kind kind =
        rules
            .lab()
            .kind(
                productClass.map(ProductClass::key).orElse(""),
                LabJudge.conditions(each.medicallyCompliant()),
                read);
    return LabJudge.verdict(kind, each.testing(), productClass.isPresent());
  }

  private static List<String> why(RuleSet rules, Case each, Reading read) {
    var productClass = rules.findProductClass(each.productClass());
    Judgement judgement =
        rules
            .lab()
            .judge(
                productClass.map(ProductClass::key).orElse(""),
                LabJudge.conditions(each.medicallyCompliant()),
                read);
    return LabJudge.explanation(judgement).stream().limit(WHY_MAX).map(LabJudge::oneLine).toList();
  }
}
