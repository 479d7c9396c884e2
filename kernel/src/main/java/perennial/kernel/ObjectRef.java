package perennial.kernel;

/**
 * One object of the registry: its kind and its state-wide serial, which together never change and
 * are never reused. The owner is not part of it; tables carry the owner beside it.
 */
public record ObjectRef(Kind kind, long serial) implements Comparable<ObjectRef> {
  public ObjectRef {
    if (serial <= 0) {
      throw new IllegalArgumentException("a serial is positive, not " + serial);
    }
  }

  /** The inverse of {@link #toString()}. */
  public static ObjectRef parse(String text) {
    if (text.length() < 3) {
      throw new IllegalArgumentException("not an object: '" + text + "'");
    }
    return new ObjectRef(new Kind(text.substring(0, 2)), Base36.parse(text.substring(2)));
  }

  @Override
  public int compareTo(ObjectRef other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Long.compare(serial, other.serial);
  }

  /** The short form of the identifier, such as {@code MM26N}. */
  @Override
  public String toString() {
    return kind.letters() + Base36.print(serial);
  }
}
