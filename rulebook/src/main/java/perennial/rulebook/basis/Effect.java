package perennial.rulebook.basis;

/**
 * What a broken rule does: {@code DENY} refuses the act or fails the sample, {@code WARN} records.
 */
public enum Effect {
  DENY,
  WARN
}
