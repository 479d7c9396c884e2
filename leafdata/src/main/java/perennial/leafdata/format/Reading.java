package perennial.leafdata.format;

/**
 * What came of reading one value from the wire: nothing was given, a value was understood, or what
 * was given is refused.
 *
 * <p>Null, the empty string and the old system's empty dates all count as nothing given. Reading
 * never throws: what a caller sends is data, and a refusal is told beside all the others.
 *
 * @param <T> what the value means once it is understood
 */
public sealed interface Reading<T> {

  /** Nothing was given. */
  record Absent<T>() implements Reading<T> {}

  /** A value was given and understood. */
  record Understood<T>(T value) implements Reading<T> {}

  /**
   * Something was given that has no meaning here.
   *
   * @param template the text for the caller, with {@code :attribute} for the field's name
   */
  record Refused<T>(String template) implements Reading<T> {}

  static <T> Reading<T> absent() {
    return new Absent<>();
  }

  static <T> Reading<T> understood(T value) {
    return new Understood<>(value);
  }

  static <T> Reading<T> refused(String template) {
    return new Refused<>(template);
  }
}
