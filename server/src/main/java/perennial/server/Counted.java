package perennial.server;

/** A number of things, in words. */
final class Counted {
  private Counted() {}

  /**
   * Such as {@code 1 lot} and {@code 1,204 lots}.
   *
   * @param one the word for one of them, whose plural ends in s
   */
  static String of(long count, String one) {
    return "%,d %s%s".formatted(count, one, count == 1 ? "" : "s");
  }
}
