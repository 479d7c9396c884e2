package perennial.rulebook.basis;

/**
 * How a row's number is known: {@code VERIFIED} was read in the cited text, {@code UNVERIFIED}
 * comes from general knowledge or is inferred and must be checked before anyone calls it law.
 */
public enum Evidence {
  VERIFIED,
  UNVERIFIED
}
