package perennial.rulebook.assay;

import java.util.Set;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * What a group of analytes is worth that another laboratory tested for the one that reports: where
 * the rule denies, it does not count and is owed; where it warns, it counts and is listed.
 *
 * @param key name within the rule set
 * @param groups keys of the groups that it is about; empty means every group
 * @param standings how the other laboratory stood on the day of collection; at least one
 * @param sentence what is said of it
 */
public record SubcontractRule(
    String key, Set<String> groups, Set<Standing> standings, String sentence, RuleBasis basis)
    implements Rule {

  /** How a laboratory stood on a day, for a group of analytes. */
  public enum Standing {
    /** For all of the group. */
    ACCREDITED,
    /** For something, some day, but not for all of this group on this day. */
    NOT_ACCREDITED,
    /** A laboratory of which no accreditation was ever recorded. */
    NONE_RECORDED,
    /** Nobody reports results under such a code. */
    UNKNOWN
  }

  public SubcontractRule {
    groups = Set.copyOf(groups);
    standings = Set.copyOf(standings);
  }

  boolean covers(String group, Standing standing) {
    return standings.contains(standing) && (groups.isEmpty() || groups.contains(group));
  }
}
