package perennial.bench;

/** The measurement cannot be made; the message says what a person can do about it. */
final class BenchFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  BenchFailed(String message) {
    super(message);
  }
}
