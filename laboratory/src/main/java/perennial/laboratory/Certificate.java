package perennial.laboratory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteResult;
import perennial.rulebook.assay.Finding;
import perennial.rulebook.assay.Judgement;
import perennial.rulebook.assay.Outcome;
import perennial.rulebook.assay.Reading;
import perennial.rulebook.assay.Total;

/**
 * What a certificate of analysis tells of a result: each value beside the limit that it was held
 * against, group by group. The verdict is the one that stands in the record; nothing is judged
 * here.
 *
 * @param sections empty while the result is not completed: unfinished values are nobody's business
 */
public record Certificate(LabResult result, List<Section> sections) {

  /**
   * A group of analytes.
   *
   * @param group key of the group in the rules; empty for derived values
   * @param lab license code of the laboratory that tested it for the one that reports; else empty
   * @param uncounted why nothing in it counts; empty where it does
   */
  public record Section(String group, String lab, String uncounted, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
    }

    /** False where whoever tested the group may not: then its values say nothing of the goods. */
    public boolean isCounted() {
      return uncounted.isEmpty();
    }

    public boolean isOver() {
      return lines.stream().anyMatch(Line::isOver);
    }
  }

  /** The unit of what is there or not, in the rule packs' words. */
  private static final String FLAG = "flag";

  /**
   * One value.
   *
   * @param key of the analyte or total in the rules
   * @param limit in words; empty where there is none
   * @param outcome null where there is no limit
   * @param warns whether goods that are over the limit pass all the same
   */
  public record Line(
      String key,
      String name,
      AnalyteResult value,
      String unit,
      String limit,
      @Nullable Outcome outcome,
      boolean warns) {

    /** Whether goods fail by it. */
    public boolean isOver() {
      return outcome == Outcome.OVER && !warns;
    }

    /** The value in words, on one line, with its unit where it is a number. */
    public String inWords() {
      if (unit.equals(FLAG) && value instanceof AnalyteResult.Measured(BigDecimal found)) {
        return found.signum() == 0 ? "none" : "found";
      }
      return LabJudge.oneLine(value.inWords(unit));
    }
  }

  public Certificate {
    sections = List.copyOf(sections);
  }

  /**
   * @param rules in force on the collection date
   */
  public static Certificate of(LabResult result, RuleSet rules) {
    return new Certificate(result, result.isCompleted() ? sections(result, rules) : List.of());
  }

  private static List<Section> sections(LabResult result, RuleSet rules) {
    Reading reading = result.readBy(rules);
    String productClass =
        rules.findProductClass(result.productClass()).map(ProductClass::key).orElse("");
    Judgement judgement =
        rules.lab().judge(productClass, LabJudge.conditions(result.medicallyCompliant()), reading);
    Map<String, Finding> findings = new HashMap<>();
    if (rules.version().toString().equals(result.rulesVersion())) {
      // Limits of other rules than those that judged would say what nobody decided.
      judgement.findings().forEach(each -> findings.put(each.limit().analyte(), each));
    }
    var lines = new LinkedHashMap<String, List<Line>>();
    Map<String, AnalyteResult> values = reading.results();
    for (Analyte analyte : rules.lab().analytes()) {
      AnalyteResult value = values.get(analyte.key());
      if (value != null) {
        lines
            .computeIfAbsent(analyte.group(), _ -> new ArrayList<>())
            .add(
                line(
                    analyte.key(),
                    analyte.name(),
                    value,
                    analyte.unit(),
                    findings.get(analyte.key())));
      }
    }
    var labs = new HashMap<String, String>();
    Subcontracted.in(rules.lab().groups(), result.stated())
        .forEach(each -> labs.put(each.group(), LabJudge.oneLine(each.lab())));
    var sections = new ArrayList<Section>();
    Map<String, String> uncounted = result.uncountedGroups();
    lines.forEach((group, of) ->
        sections.add(
            new Section(
                group, labs.getOrDefault(group, ""), uncounted.getOrDefault(group, ""), of)));
    List<Line> totals = totals(judgement, findings);
    if (!totals.isEmpty()) {
      sections.add(new Section("", "", "", totals));
    }
    return sections;
  }

  private static List<Line> totals(Judgement judgement, Map<String, Finding> findings) {
    var totals = new ArrayList<Line>();
    for (Total.Value value : judgement.totals()) {
      String name = value.name().replace('_', ' ');
      totals.add(line(value.key(), name, value.result(), value.unit(), findings.get(value.key())));
    }
    return totals;
  }

  private static Line line(
      String key, String name, AnalyteResult value, String unit, @Nullable Finding finding) {
    return new Line(
        key,
        name,
        value,
        unit,
        finding == null ? "" : finding.limit().condition(),
        finding == null ? null : finding.outcome(),
        finding != null && !finding.limit().denies());
  }
}
