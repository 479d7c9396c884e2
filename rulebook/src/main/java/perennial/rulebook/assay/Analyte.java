package perennial.rulebook.assay;

import org.jspecify.annotations.Nullable;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * One thing that a laboratory may report.
 *
 * @param key name within the rule set; limits, panels and totals refer to it
 * @param name as printed on a certificate
 * @param group key of its {@link AnalyteGroup}
 * @param unit unit of every value and every limit of it
 * @param form amount or flag
 * @param field name under which wide records carry it; null when they have no place for it, and it
 *     is then read under its key where a client sends that besides
 * @param cas registry number of the substance; empty if it is not one substance
 * @param retired still read, kept and shown, no longer asked for
 */
public record Analyte(
    String key,
    String name,
    String group,
    String unit,
    AnalyteForm form,
    @Nullable String field,
    String cas,
    boolean retired,
    RuleBasis basis)
    implements Rule {

  /** The name under which it is read. */
  public String sentAs() {
    return field == null ? key : field;
  }
}
