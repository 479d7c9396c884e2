package perennial.inventory;

/** How far a waiver is. */
public enum WaiverStatus {
  /** One official ordered it; it waives nothing yet. */
  ORDERED,
  /** Another official granted it; it holds until its end. */
  GRANTED,
  /** It was ended before its time, or withdrawn before it was granted. */
  ENDED
}
