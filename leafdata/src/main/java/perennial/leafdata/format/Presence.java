package perennial.leafdata.format;

/**
 * How a field stands in a request. Most fields treat the first three alike; laboratory results and
 * updates do not: on an update an absent key means unchanged.
 */
public enum Presence {
  /** The key is not there. */
  ABSENT,
  /** The key is there, its value null. */
  NULL,
  /** The key is there, its value an empty or blank string. */
  EMPTY,
  /** The key is there with a value. */
  VALUE
}
