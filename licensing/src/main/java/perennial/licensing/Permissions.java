package perennial.licensing;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;

/** Who may do what: licenses of each type, in each status, and the offices of the registry. */
@FunctionalInterface
public interface Permissions {
  /**
   * What a license in force may do.
   *
   * @param licenseType LeafData's word for the type
   * @param act the name of the command's act, such as {@code area.open}
   * @param at the instant whose rules apply
   */
  Permission permits(String licenseType, Set<String> endorsements, String act, Instant at);

  /** What a license that is not in force may still do; asked besides {@link #permits}. */
  default Permission permitsIn(
      LicenseStatus status, String licenseType, Set<String> endorsements, String act, Instant at) {
    return permits(licenseType, endorsements, RuleSet.OTHER_ACTS, at);
  }

  /** What whoever holds an office of the registry may do, such as an {@code official}. */
  default Permission permitsOffice(String office, String act, Instant at) {
    return new Permission.Allowed();
  }

  /**
   * By the rules of a pack that are in force at the instant; where none are, nothing is permitted.
   */
  static Permissions of(RulePack rules) {
    return new ByRules(rules);
  }

  /** The rules of a pack, which may grow meanwhile. */
  record ByRules(RulePack rules) implements Permissions {
    @Override
    public Permission permits(
        String licenseType, Set<String> endorsements, String act, Instant at) {
      return ask(at, set -> set.permits(licenseType, endorsements, act));
    }

    @Override
    public Permission permitsIn(
        LicenseStatus status,
        String licenseType,
        Set<String> endorsements,
        String act,
        Instant at) {
      return ask(at, set -> set.permitsIn(status.word(), licenseType, endorsements, act));
    }

    @Override
    public Permission permitsOffice(String office, String act, Instant at) {
      return ask(at, set -> set.permitsOffice(office, act));
    }

    private Permission ask(Instant at, Function<RuleSet, Permission> question) {
      return rules
          .findInForce(at)
          .map(question)
          .orElseGet(() -> new Permission.Denied("", "No rules are in force at this time."));
    }
  }
}
