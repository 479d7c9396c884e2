package perennial.rulebook;

import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;

/** The answer to "may a license of this kind do this act". */
public sealed interface Permission {

  /** It may. */
  record Allowed() implements Permission {}

  /**
   * It may, and the act is marked with the rule that it stands against.
   *
   * @param citation the rule
   * @param sentence the rule in words
   */
  record AllowedWithWarning(String citation, String sentence) implements Permission {}

  /**
   * It may not.
   *
   * @param citation the rule
   * @param sentence the rule in words, to be shown to whoever asked
   */
  record Denied(String citation, String sentence) implements Permission {}

  /** What a rule says to something that stands against it: by its effect. */
  static Permission against(Rule rule, String sentence) {
    return rule.basis().effect() == Effect.DENY
        ? new Denied(rule.basis().citation(), sentence)
        : new AllowedWithWarning(rule.basis().citation(), sentence);
  }
}
