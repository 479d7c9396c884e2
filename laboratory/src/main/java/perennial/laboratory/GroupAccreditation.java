package perennial.laboratory;

import java.time.Instant;
import java.util.Collection;
import perennial.rulebook.assay.SubcontractRule;

/**
 * Whether a laboratory was accredited for a group of analytes when a sample was collected. It is
 * asked of laboratories that tested a group for the one that reports.
 */
@FunctionalInterface
public interface GroupAccreditation {

  /**
   * @param lab license code as the reporting laboratory stated it
   * @param group key of the group in the rules
   * @param analytes keys of those analytes of the group of which something was sent
   */
  SubcontractRule.Standing of(String lab, String group, Collection<String> analytes, Instant at);
}
