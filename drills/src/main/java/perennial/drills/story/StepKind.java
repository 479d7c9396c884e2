package perennial.drills.story;

/** What a step of a drill is about. */
public enum StepKind {
  /** What was done, or what somebody tried to do; it proves nothing yet. */
  ATTEMPTED,
  /** The registry or its database refused it. */
  REFUSED,
  /** The registry noticed it. */
  DETECTED,
  /** The registry set it right. */
  REPAIRED,
  /** It stayed as it must be, whatever was attempted. */
  HELD;

  /** As reports print it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
