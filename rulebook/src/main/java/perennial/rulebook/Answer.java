package perennial.rulebook;

/** What a rule says to something that somebody wants to do. */
public enum Answer {
  ALLOW,
  /** It may be done, and stands against the rule. */
  WARN,
  DENY
}
