package perennial.web.json;

/** How a writer treats '/', which JSON lets it escape or not (RFC 8259, section 7). */
public enum Slashes {
  /** As it is. */
  PLAIN,
  /** As {@code \/}, the way PHP writes it and some clients compare it. */
  ESCAPED
}
