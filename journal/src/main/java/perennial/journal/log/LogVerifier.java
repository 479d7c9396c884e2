package perennial.journal.log;

import java.util.List;

/**
 * Verifies a whole log from its tiles: the signature, every tile, every entry against its leaf,
 * every inclusion proof, and consistency from every power of two and every given size. It reads
 * each bundle once and holds a few tiles in memory, whatever the size of the log.
 */
public final class LogVerifier {
  private final TileSource source;
  private final TreeHead head;
  private final TreeReader reader;
  private final Faults faults;
  private long proofs;

  private LogVerifier(TileSource source, TreeHead head, Faults faults) {
    this.source = source;
    this.head = head;
    this.faults = faults;
    this.reader = new TreeReader(source, head.size());
  }

  /**
   * @param checkpoint the note as published
   * @param earlier heads that this log is known to have had, such as those of kept checkpoints
   */
  public static LogReport verify(
      TileSource source, byte[] checkpoint, VerifierKey log, List<TreeHead> earlier) {
    Faults faults = new Faults();
    return switch (OpenedCheckpoint.open(checkpoint, log)) {
      case OpenedCheckpoint.Refused refused -> {
        faults.add(refused.fault());
        yield new LogReport(0, 0, 0, 0, faults.list(), faults.count());
      }
      case OpenedCheckpoint.Trusted trusted ->
          new LogVerifier(source, trusted.checkpoint().head(), faults).run(earlier);
    };
  }

  private LogReport run(List<TreeHead> earlier) {
    TileCheck tiles = new TileCheck(source, reader, head, faults);
    tiles.run();
    checkInclusions();
    checkPowersOfTwo();
    earlier.forEach(this::checkEarlier);
    return new LogReport(
        head.size(), tiles.tiles(), tiles.entries(), proofs, faults.list(), faults.count());
  }

  private void checkInclusions() {
    for (long index = 0; index < head.size(); index++) {
      String place = "leaf " + index;
      proofs++;
      try {
        reader
            .inclusion(index)
            .verify(reader.leaf(index), head.root())
            .ifPresent(fault -> faults.add(LogFault.Kind.INCLUSION, place, fault.text()));
      } catch (MissingTileException e) {
        faults.add(e);
      }
    }
  }

  private void checkPowersOfTwo() {
    for (long size = 1; size <= head.size(); size *= 2) {
      try {
        checkConsistency(reader.headAt(size));
      } catch (MissingTileException e) {
        faults.add(e);
      }
    }
  }

  private void checkEarlier(TreeHead known) {
    if (known.size() > head.size()) {
      String text = "the log has " + head.size() + " leaves, and it had " + known.size();
      faults.add(LogFault.Kind.ROLLBACK, "checkpoint", text);
    } else if (known.size() > 0) {
      try {
        checkConsistency(known);
      } catch (MissingTileException e) {
        faults.add(e);
      }
    }
  }

  private void checkConsistency(TreeHead known) {
    proofs++;
    reader
        .consistency(known.size())
        .verify(known.root(), head.root())
        .ifPresent(
            fault -> faults.add(LogFault.Kind.CONSISTENCY, "size " + known.size(), fault.text()));
  }
}
