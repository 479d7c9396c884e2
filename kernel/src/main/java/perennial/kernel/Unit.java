package perennial.kernel;

/** What a quantity counts: grams, or single things. */
public enum Unit {
  /** Mass, in grams with four decimals; {@code gm} on the LeafData wire. */
  GM,
  /** A count of whole things; {@code ea} on the LeafData wire. */
  EA;

  public String wire() {
    return this == GM ? "gm" : "ea";
  }
}
