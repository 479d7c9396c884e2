package perennial.licensing;

import java.time.Instant;
import java.util.Set;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;

/** What licenses of each type may do. */
@FunctionalInterface
public interface Permissions {
  /**
   * @param licenseType LeafData's word for the type
   * @param act the name of the command's act, such as {@code area.open}
   * @param at the instant whose rules apply
   */
  Permission permits(String licenseType, Set<String> endorsements, String act, Instant at);

  /**
   * By the rules of a pack that are in force at the instant; where none are, nothing is permitted.
   */
  static Permissions of(RulePack rules) {
    return (licenseType, endorsements, act, at) ->
        rules
            .findInForce(at)
            .map(set -> set.permits(licenseType, endorsements, act))
            .orElseGet(() -> new Permission.Denied("", "No rules are in force at this time."));
  }
}
