package perennial.rulebook.basis;

/** How it is known that a row is so; a refusal says by what right. */
public enum Evidence {
  /** It was read in the cited text. */
  VERIFIED,
  /**
   * It comes from general knowledge or is inferred, and must be checked before anyone calls it law.
   * Nobody is refused anything for it but where care is the lesser error: limits of laboratories
   * and waits before destruction are held (docs/adr/0039).
   */
  UNVERIFIED,
  /**
   * No law says it: whoever runs the registry orders its own house, such as which office enters
   * licensees. Only permissions are of this kind.
   */
  CHOSEN
}
