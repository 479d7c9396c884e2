package perennial.rulebook.basis;

/**
 * Why a rule stands: shown with every refusal and kept with every verdict.
 *
 * @param citation the section of the law, or of the document from which the rule was read
 * @param evidence whether the cited text was read
 * @param effect what a breach does
 * @param inForce the days on which the rule applies
 * @param question what is still open about the rule; empty if nothing
 */
public record RuleBasis(
    String citation, Evidence evidence, Effect effect, EffectiveDates inForce, String question) {}
