package perennial.kernel;

/**
 * The surrogate of one licensed place, LeafData's mme. Codes, names and holders are dated facts of
 * it; this number is what every row and reference carries. Zero is the registry itself, which acts
 * only through its officials.
 */
public record LicenseeId(long value) implements Comparable<LicenseeId> {
  public static final LicenseeId REGISTRY = new LicenseeId(0);

  public LicenseeId {
    if (value < 0) {
      throw new IllegalArgumentException("a licensee id is not negative: " + value);
    }
  }

  @Override
  public int compareTo(LicenseeId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
