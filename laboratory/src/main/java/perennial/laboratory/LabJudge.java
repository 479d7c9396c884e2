package perennial.laboratory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.rulebook.Permission;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.AnalyteResult;
import perennial.rulebook.assay.Finding;
import perennial.rulebook.assay.Judgement;
import perennial.rulebook.assay.Outcome;
import perennial.rulebook.assay.Reading;
import perennial.rulebook.assay.SubcontractRule;
import perennial.rulebook.assay.Total;
import perennial.rulebook.assay.Verdict;

/**
 * Judges results by the rules that were in force when the sample was collected: a rule never judges
 * the past. What nothing decides is indeterminate, never failed.
 */
public final class LabJudge {
  /** The fact of goods that the rules ask for, in the rule packs' words. */
  private static final String MEDICALLY_COMPLIANT = "medically-compliant";

  private static final String TOTAL_THC = "total_thc";
  private static final String TOTAL_CBD = "total_cbd";

  /** The longest that the rules make is under 300 characters, without what it quotes. */
  private static final int SENTENCE_LENGTH_MAX = 600;

  private static final BigDecimal NOTHING_FOUND = new BigDecimal("0.000");

  private final RulePack rules;

  public LabJudge(RulePack rules) {
    this.rules = rules;
  }

  /**
   * What came of judging.
   *
   * @param warned what the rules warn of groups that another laboratory tested, and took
   */
  record Answer(Judged judged, List<Subcontracted.Answer> warned) {}

  /** What the registry knows of laboratories that tested for the one that reports. */
  GroupAccreditation recorded(State state, LicenseeId reporting, Instant collected) {
    return rules
        .findInForce(collected)
        .<GroupAccreditation>map(set -> new RecordedAccreditation(state, reporting, set))
        .orElse((lab, group, analytes, at) -> SubcontractRule.Standing.NONE_RECORDED);
  }

  Answer judge(
      Instant collected,
      Goods goods,
      TestingStatus testing,
      Stated fields,
      GroupAccreditation known) {
    RuleSet inForce = rules.findInForce(collected).orElse(null);
    if (inForce == null) {
      return new Answer(
          undecided(null, "No rules were in force when the sample was collected.", fields),
          List.of());
    }
    Reading reading = inForce.lab().readScalars(fields.asMap());
    List<Subcontracted.Answer> others =
        Subcontracted.in(inForce.lab().groups(), fields).stream()
            .map(each -> each.answer(inForce, reading, known, collected))
            .filter(each -> !each.isSilent())
            .toList();
    var uncounted = new LinkedHashMap<String, String>();
    others.stream()
        .filter(Subcontracted.Answer::isDenied)
        .forEach(each -> uncounted.put(each.of().group(), each.reason()));
    Optional<ProductClass> productClass = inForce.findProductClass(goods.productClass());
    Judgement judgement =
        inForce
            .lab()
            .judge(
                productClass.map(ProductClass::key).orElse(""),
                conditions(goods.medicallyCompliant()),
                reading.without(uncounted));
    ResultVerdict verdict = verdict(judgement, testing, productClass.isPresent());
    var explanation = explanation(judgement);
    if (testing != TestingStatus.COMPLETED) {
      explanation.addFirst("Testing is not completed.");
    } else if (productClass.isEmpty()) {
      explanation.addFirst("The rules know no product class of this name.");
    }
    others.stream()
        .map(Subcontracted.Answer::sentence)
        .filter(sentence -> !explanation.contains(sentence))
        .forEach(explanation::add);
    return new Answer(
        judged(
            verdict,
            judgement,
            explanation,
            goods.medicallyCompliant(),
            fields,
            Uncounted.lines(uncounted)),
        others.stream()
            .filter(each -> each.permission() instanceof Permission.AllowedWithWarning)
            .toList());
  }

  static Set<String> conditions(boolean medicallyCompliant) {
    return medicallyCompliant ? Set.of(MEDICALLY_COMPLIANT) : Set.of();
  }

  /** Results of goods that the rules do not know wait, unless something is over a limit of all. */
  static ResultVerdict verdict(Judgement judgement, TestingStatus testing, boolean isKnownClass) {
    return verdict(judgement.verdict().kind(), testing, isKnownClass);
  }

  static ResultVerdict verdict(Verdict.Kind kind, TestingStatus testing, boolean isKnownClass) {
    ResultVerdict verdict = ResultVerdict.of(kind);
    if (testing != TestingStatus.COMPLETED) {
      return ResultVerdict.INDETERMINATE;
    }
    return !isKnownClass && verdict != ResultVerdict.FAIL ? ResultVerdict.INDETERMINATE : verdict;
  }

  private static Judged judged(
      ResultVerdict verdict,
      Judgement judgement,
      List<String> explanation,
      boolean medicallyCompliant,
      Stated fields,
      @Nullable List<String> uncounted) {
    boolean highThc = isStated(fields, "high_thc");
    boolean highCbd = isStated(fields, "high_cbd");
    boolean generalUse =
        medicallyCompliant && verdict == ResultVerdict.PASS && !highThc && !highCbd;
    return new Judged(
        verdict,
        judgement.version().toString(),
        explanation.stream().limit(Judged.SENTENCES_MAX).map(LabJudge::oneLine).toList(),
        total(judgement, TOTAL_THC),
        total(judgement, TOTAL_CBD),
        highThc,
        highCbd,
        generalUse,
        uncounted);
  }

  /** Sentences quote what a laboratory sent, which may hold anything. */
  static String oneLine(String sentence) {
    String line = sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= SENTENCE_LENGTH_MAX ? line : line.substring(0, SENTENCE_LENGTH_MAX);
  }

  private static Judged undecided(@Nullable String version, String sentence, Stated fields) {
    return new Judged(
        ResultVerdict.INDETERMINATE,
        version,
        List.of(sentence),
        null,
        null,
        isStated(fields, "high_thc"),
        isStated(fields, "high_cbd"),
        false,
        null);
  }

  /** Sentences of what is over or missing, then of what only warns; what is within says nothing. */
  static List<String> explanation(Judgement judgement) {
    var sentences = new ArrayList<String>();
    switch (judgement.verdict()) {
      case Verdict.Fail(List<String> over) -> {
        for (Finding finding : judgement.findings()) {
          if (finding.outcome() == Outcome.OVER && over.contains(finding.limit().analyte())) {
            sentences.add(finding.sentence());
          }
        }
      }
      case Verdict.Indeterminate(List<Verdict.Missing> missing) ->
          missing.forEach(owed -> sentences.add(sentence(owed)));
      case Verdict.Pass() -> {}
      case Verdict.NotApplicable() -> sentences.add("No test is demanded of such goods.");
    }
    sentences.addAll(judgement.warnings());
    return sentences;
  }

  static String sentence(Verdict.Missing owed) {
    return (owed.group() + " " + owed.analyte()).strip() + ": " + owed.reason();
  }

  private static @Nullable BigDecimal total(Judgement judgement, String name) {
    for (Total.Value value : judgement.totals()) {
      if (value.name().equals(name)) {
        return switch (value.result()) {
          case AnalyteResult.Measured(BigDecimal sum) -> sum;
          case AnalyteResult.NotDetected() -> NOTHING_FOUND;
          case AnalyteResult.BelowQuantitation _,
              AnalyteResult.NotTested _,
              AnalyteResult.Invalid _ ->
              null;
        };
      }
    }
    return null;
  }

  /** True for {@code true}, 1 and "1", in the field or in its flag form of older rows. */
  private static boolean isStated(Stated fields, String name) {
    String text = fields.text(name, fields.text(name + "_flag", ""));
    return text.equals("true") || text.equals("1");
  }
}
