package perennial.journal;

import java.sql.SQLException;
import java.util.List;
import perennial.journal.log.Hash;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.MissingTileException;
import perennial.journal.log.TreeBuilder;
import perennial.journal.log.TreeHead;
import perennial.journal.log.TreeReader;

/** Takes up the tree where the database has it, and makes lost or false tiles anew. */
final class TreeMemory {
  /** Half a megabyte of hashes, and the tiles over them, in memory at once. */
  private static final int LEAVES_AT_ONCE = 16_384;

  private TreeMemory() {}

  /**
   * @throws LogRefused naming the leaf that is false, when the leaves do not give the head
   */
  static TreeBuilder resume(LogSession session, TreeHead head) throws SQLException {
    try {
      return TreeBuilder.resume(head, LogReader.source(session.connection()));
    } catch (MissingTileException | LogFormatException e) {
      return rebuild(session, head);
    }
  }

  /** Was the tree of this head once as an earlier one says, by its tiles? */
  static boolean continues(LogSession session, TreeHead head, TreeHead earlier) {
    if (earlier.size() > head.size()) {
      return false;
    }
    try {
      var reader = new TreeReader(LogReader.source(session.connection()), head.size());
      return reader.headAt(earlier.size()).equals(earlier);
    } catch (MissingTileException e) {
      return false;
    }
  }

  static TreeBuilder rebuild(LogSession session, TreeHead head) throws SQLException {
    TreeBuilder tree = TreeBuilder.empty();
    while (tree.size() < head.size()) {
      int wanted = (int) Math.min(LEAVES_AT_ONCE, head.size() - tree.size());
      List<Hash> leaves = session.leaves(tree.size(), wanted);
      if (leaves.size() < wanted) {
        throw new LogRefused("A leaf of the log is missing from the database.");
      }
      leaves.forEach(tree::append);
      session.keepTiles(tree.takeTiles());
    }
    if (!tree.head().equals(head)) {
      long index = session.falseLeaf();
      throw new LogRefused(
          index < 0
              ? "The leaves in the database do not give the head of the tree."
              : "Leaf " + index + " in the database is not the one of its entry.");
    }
    session.commit();
    return tree;
  }
}
