package perennial.journal.log;

/**
 * A tile or bundle that the tree must have is not there, or has not the length that it must have.
 */
public final class MissingTileException extends RuntimeException {
  private final transient TilePath path;

  MissingTileException(TilePath path, String what) {
    super(path.path() + ": " + what);
    this.path = path;
  }

  public TilePath path() {
    return path;
  }
}
