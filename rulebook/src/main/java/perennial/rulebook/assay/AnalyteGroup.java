package perennial.rulebook.assay;

import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * Analytes that a laboratory finishes together and reports one status for.
 *
 * @param key name within the rule set
 * @param statusField field of a wide record that carries the status
 * @param completed the status that makes the group's values results; any other leaves them untested
 * @param statusOptional values count also when no status was sent, because clients send none for
 *     it; a status that is sent is obeyed
 */
public record AnalyteGroup(
    String key, String statusField, String completed, boolean statusOptional, RuleBasis basis)
    implements Rule {

  /** Whether values of this group are results under the status sent, which is empty if none was. */
  public boolean isCompleted(String status) {
    return status.isEmpty() ? statusOptional : completed.equals(status);
  }
}
