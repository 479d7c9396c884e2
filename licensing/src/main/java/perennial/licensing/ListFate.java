package perennial.licensing;

/** What became of a row of a license list. */
public enum ListFate {
  /** Its license was entered. */
  TAKEN,
  /** The registry knew it so. */
  KNOWN,
  /** The registry knows it otherwise; what differs is proposed. */
  PROPOSED,
  /** What was proposed and accepted was done. */
  CHANGED,
  /** It is kept apart until somebody has looked at it. */
  QUARANTINED
}
