package perennial.journal.log;

/**
 * One thing that is wrong with a log, a checkpoint or a receipt.
 *
 * @param place such as {@code tile/0/003 hash 17}, {@code checkpoint} or {@code note signature 2}
 * @param text a sentence without its capital and full stop
 */
public record LogFault(Kind kind, String place, String text) {
  /** The kinds, in the order in which they are worth reading. */
  public enum Kind {
    /** A note or checkpoint that is not of its form. */
    MALFORMED,
    /** The key of the log signed nothing here. */
    UNSIGNED,
    /** A signature that names a known key is false. */
    FORGED,
    /** A checkpoint with another origin. */
    OTHER_LOG,
    /** A checkpoint for a smaller tree than one seen before. */
    ROLLBACK,
    /** Two signed checkpoints that cannot both be of one append-only log. */
    FORK,
    /** A tile or bundle that must be there is not, or is cut short. */
    MISSING,
    /** A hash of a tile is not what the tree demands. */
    TILE,
    /** A bundle is not of its form. */
    BUNDLE,
    /** An entry's data do not hash to its leaf. */
    ENTRY,
    /** The tiles do not give the root that was signed. */
    ROOT,
    /** An inclusion proof does not hold. */
    INCLUSION,
    /** A consistency proof does not hold. */
    CONSISTENCY,
    /** Fewer witnesses than demanded have cosigned. */
    WITNESSES
  }

  @Override
  public String toString() {
    return kind + " at " + place + ": " + text;
  }
}
