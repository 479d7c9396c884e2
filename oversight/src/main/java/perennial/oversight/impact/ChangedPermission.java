package perennial.oversight.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import perennial.rulebook.LicenseType;
import perennial.rulebook.Permission;
import perennial.rulebook.RuleSet;

/**
 * An act that licenses of one type may do otherwise by another rule set.
 *
 * @param before {@code allowed}, {@code warned} or {@code denied}
 * @param licensees how many licensees of the type there are
 */
record ChangedPermission(
    String licenseType, String act, String before, String after, long licensees) {

  /**
   * @param licensees how many there are, by type
   */
  static List<ChangedPermission> between(
      RuleSet before, RuleSet after, Map<String, Long> licensees) {
    var acts = new TreeSet<>(before.acts());
    acts.addAll(after.acts());
    var types = new TreeSet<String>();
    before.licenseTypes().stream().map(LicenseType::key).forEach(types::add);
    after.licenseTypes().stream().map(LicenseType::key).forEach(types::add);
    var changed = new ArrayList<ChangedPermission>();
    for (String type : types) {
      for (String act : acts) {
        String was = word(before.permits(type, act));
        String becomes = word(after.permits(type, act));
        if (!was.equals(becomes)) {
          changed.add(
              new ChangedPermission(type, act, was, becomes, licensees.getOrDefault(type, 0L)));
        }
      }
    }
    return changed;
  }

  static String word(Permission permission) {
    return switch (permission) {
      case Permission.Allowed _ -> "allowed";
      case Permission.AllowedWithWarning _ -> "warned";
      case Permission.Denied _ -> "denied";
    };
  }
}
