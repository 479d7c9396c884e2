package perennial.laboratory;

/** From where the collection date of a result is known, the best first. */
public enum CollectionSource {
  /** The act that took the sample out of its lot. */
  DRAWN,
  /** When the laboratory says that it received the sample. */
  RECEIVED,
  /** When the laboratory says that it tested. */
  TESTED,
  /** When the registry recorded the result. */
  RECORDED
}
