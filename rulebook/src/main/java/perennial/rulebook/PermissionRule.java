package perennial.rulebook;

import java.util.Map;
import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * Who may do some acts: every license type is named once, as allowed, warned or denied.
 *
 * <p>A rule of some statuses is asked besides, where a license stands otherwise than in force: what
 * it may still do then.
 *
 * @param key name within the rule set
 * @param acts names of the acts, such as {@code area.open}
 * @param allowed keys of the license types that may
 * @param warned keys of those whose act is accepted and marked
 * @param denied keys of those whose act is refused
 * @param offices who does these acts for the registry itself, such as {@code official}; empty where
 *     licensees do them
 * @param statuses the statuses of a license that the rule is about; empty for one in force
 * @param endorsementsNeeded endorsement to what happens when an allowed or warned license lacks it
 * @param sentence why not, as shown with a refusal or a warning
 */
public record PermissionRule(
    String key,
    Set<String> acts,
    Set<String> allowed,
    Set<String> warned,
    Set<String> denied,
    Set<String> offices,
    Set<String> statuses,
    Map<String, Effect> endorsementsNeeded,
    String sentence,
    RuleBasis basis)
    implements Rule {

  public PermissionRule {
    acts = Set.copyOf(acts);
    allowed = Set.copyOf(allowed);
    warned = Set.copyOf(warned);
    denied = Set.copyOf(denied);
    offices = Set.copyOf(offices);
    statuses = Set.copyOf(statuses);
    endorsementsNeeded = Map.copyOf(endorsementsNeeded);
  }

  /** May whoever holds an office of the registry do these acts? */
  Permission officePermission(String office) {
    return offices.contains(office)
        ? new Permission.Allowed()
        : new Permission.Denied(basis.citation(), sentence);
  }

  Permission permission(String licenseType, Set<String> endorsements) {
    if (denied.contains(licenseType)) {
      return new Permission.Denied(basis.citation(), sentence);
    }
    var lacking =
        endorsementsNeeded.entrySet().stream()
            .filter(needed -> !endorsements.contains(needed.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (lacking.contains(Effect.DENY)) {
      return new Permission.Denied(basis.citation(), sentence);
    }
    return warned.contains(licenseType) || !lacking.isEmpty()
        ? new Permission.AllowedWithWarning(basis.citation(), sentence)
        : new Permission.Allowed();
  }

  /** Offices are denied to everybody else. */
  @Override
  public boolean denies() {
    return !denied.isEmpty() || !offices.isEmpty() || endorsementsNeeded.containsValue(Effect.DENY);
  }
}
