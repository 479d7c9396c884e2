package perennial.rulebook.assay;

import java.util.Set;
import perennial.rulebook.basis.Effect;

/**
 * What a panel demands of one group.
 *
 * @param group key of the group
 * @param analytes keys of the analytes that must each have a result; empty means that a completed
 *     group with at least one result satisfies
 * @param conditions facts of the product that must all hold for the demand to apply; empty means
 *     always
 * @param effect {@code DENY} makes the verdict indeterminate while something is missing, {@code
 *     WARN} only says so
 */
public record Requirement(
    String group, Set<String> analytes, Set<String> conditions, Effect effect) {

  public Requirement {
    analytes = Set.copyOf(analytes);
    conditions = Set.copyOf(conditions);
  }
}
