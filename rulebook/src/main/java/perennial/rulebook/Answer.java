package perennial.rulebook;

import perennial.rulebook.basis.Rule;

/** What a rule says to something that somebody wants to do. */
public enum Answer {
  ALLOW,
  /** It may be done, and stands against the rule. */
  WARN,
  DENY;

  /** Said with the citation of the rule that it comes of. */
  Permission permission(Rule rule, String sentence) {
    String citation = rule.basis().citation();
    return switch (this) {
      case ALLOW -> new Permission.Allowed();
      case WARN -> new Permission.AllowedWithWarning(citation, sentence);
      case DENY -> new Permission.Denied(citation, sentence);
    };
  }
}
