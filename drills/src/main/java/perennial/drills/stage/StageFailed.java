package perennial.drills.stage;

/** There is no registry to play on, or it does not talk as it must; says why, for people. */
public final class StageFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StageFailed(String text) {
    super(text);
  }

  public StageFailed(String text, Throwable cause) {
    super(text, cause);
  }
}
