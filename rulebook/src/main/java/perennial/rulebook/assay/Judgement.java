package perennial.rulebook.assay;

import java.util.List;
import perennial.rulebook.basis.RuleVersion;

/**
 * A verdict with all that led to it, to be stored in the event and printed later.
 *
 * @param findings one per reported analyte that has a limit
 * @param warnings breaches of rules that only warn, and demands that only warn, as sentences
 * @param totals the derived values
 * @param version the rule set that judged
 */
public record Judgement(
    Verdict verdict,
    List<Finding> findings,
    List<String> warnings,
    List<Total.Value> totals,
    RuleVersion version) {

  public Judgement {
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
    totals = List.copyOf(totals);
  }

  /** The findings as lines to print. */
  public List<String> explanation() {
    return findings.stream().map(Finding::sentence).toList();
  }
}
