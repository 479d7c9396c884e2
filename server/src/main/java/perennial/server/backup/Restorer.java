package perennial.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import perennial.journal.log.Hash;
import perennial.journal.log.TreeBuilder;
import perennial.journal.log.TreeHead;

/**
 * Puts a backup into a database in which a registry was just installed. All of it is one
 * transaction: a database is as it was, or restored and proven.
 */
public final class Restorer {
  /**
   * Serials of each kind that may have been given out after the backup and are on labels: twice the
   * largest month of any kind, the sales of a peak month (design.md 13).
   */
  public static final long MONTH_OF_SERIALS = 10_000_000;

  private static final int FETCH = 10_000;

  private static final String FALSE_LEAF =
      """
      SELECT l.log_index FROM journal.leaf l LEFT JOIN journal.entry e USING (entry_id)
      WHERE l.leaf_hash IS DISTINCT FROM sha256('\\x00'::bytea || e.leaf)
      ORDER BY l.log_index LIMIT 1\
      """;

  private static final String NO_LOG =
      """
      TRUNCATE journal.leaf, journal.tile, journal.checkpoint;
      UPDATE journal.tree SET size = 0, root = sha256(''), settled = 0;
      UPDATE journal.epoch SET credentials = credentials + 1\
      """;

  private static final String RAISE =
      "UPDATE identifiers.allocation SET next_serial = greatest(next_serial, ?) + ? WHERE kind = ?";

  private static final String RAISE_ALL =
      "UPDATE identifiers.allocation SET next_serial = next_serial + ?";

  private final DataSource owner;
  private final BackupFiles backup;
  private final Consumer<String> progress;

  /**
   * @param owner sessions of the role that owns the tables
   * @param progress is told of each table
   */
  public Restorer(DataSource owner, BackupFiles backup, Consumer<String> progress) {
    this.owner = owner;
    this.backup = backup;
    this.progress = progress;
  }

  /**
   * Whether the log begins anew, and from where serials go on.
   *
   * @param asOf the moment to set back to; null for that of the backup
   * @param serials larger serials than the backup knows, by kind
   * @param months of serials to pass over
   */
  public record NewLog(@Nullable Instant asOf, Map<String, Long> serials, long months) {}

  /**
   * Restores.
   *
   * @param known heads of the log that somebody saw published; the restored tree must continue them
   * @param newLog null where the log goes on
   * @throws BackupRefused when the backup is of another shape, or does not prove itself
   */
  public void restore(List<TreeHead> known, @Nullable NewLog newLog)
      throws SQLException, IOException {
    try (Connection session = owner.getConnection();
        Statement statement = session.createStatement()) {
      session.setAutoCommit(false);
      statement.execute("SET LOCAL statement_timeout = 0");
      demandSameTables(Tables.of(session));
      load(session, statement);
      for (Map.Entry<String, Long> each : backup.manifest().sequences().entrySet()) {
        moveOn(session, each.getKey(), each.getValue());
      }
      demandTree(session, known);
      if (newLog != null) {
        if (newLog.asOf() != null) {
          new PastState(session, progress).goBackTo(newLog.asOf());
        }
        statement.execute(NO_LOG);
        raise(session, newLog);
      }
      session.commit();
      statement.execute("ANALYZE");
      session.commit();
    }
  }

  private void demandSameTables(List<Tables.Table> ours) {
    var faults = new ArrayList<String>();
    for (Manifest.Part part : backup.manifest().tables()) {
      var same = new Tables.Table(part.table(), part.columns());
      if (!ours.contains(same)) {
        faults.add("  - " + part.table() + " has other columns, or is none of this version's");
      }
    }
    for (Tables.Table table : ours) {
      if (!backup.tables().contains(table.name())) {
        faults.add("  - " + table.name() + " is not in the backup");
      }
    }
    if (!faults.isEmpty()) {
      throw new BackupRefused(
          "The backup was made by "
              + backup.manifest().version()
              + " and has other tables than this version; restore it with that one:\n"
              + String.join("\n", faults));
    }
  }

  private void load(Connection session, Statement statement) throws SQLException, IOException {
    List<String> ordered = Tables.inOrder(session, backup.tables());
    statement.execute("TRUNCATE " + String.join(", ", ordered));
    for (String name : ordered) {
      Manifest.Part part =
          backup.manifest().tables().stream().filter(p -> p.table().equals(name)).findAny().get();
      String copy =
          "COPY " + Tables.Table.withColumns(part.table(), part.columns()) + " FROM STDIN";
      try (InputStream rows = backup.open(part)) {
        long count = session.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows);
        if (count != part.rows()) {
          throw new BackupRefused(
              part.file() + " has " + count + " rows, and " + part.rows() + " were written.");
        }
      }
      progress.accept("%s: %,d rows".formatted(part.table(), part.rows()));
    }
  }

  private static void moveOn(Connection session, String sequence, long last) throws SQLException {
    if (last <= 0) {
      return;
    }
    try (PreparedStatement set = session.prepareStatement("SELECT setval(?::regclass, ?)")) {
      set.setString(1, sequence);
      set.setLong(2, last);
      set.execute();
    }
  }

  /** Every leaf is its entry's, and together they are the tree that was signed. */
  private void demandTree(Connection session, List<TreeHead> known) throws SQLException {
    Manifest manifest = backup.manifest();
    var heads = new ArrayList<TreeHead>(known);
    if (backup.checkpoint() != null) {
      heads.add(backup.checkpoint().head());
    }
    heads.add(
        new TreeHead(manifest.treeSize(), new Hash(HexFormat.of().parseHex(manifest.treeRoot()))));
    try (Statement statement = session.createStatement();
        ResultSet leaf = statement.executeQuery(FALSE_LEAF)) {
      if (leaf.next()) {
        throw new BackupRefused(
            "Leaf " + leaf.getLong(1) + " of the log is not the one of its entry.");
      }
    }
    TreeBuilder tree = TreeBuilder.empty();
    demandAt(tree, heads);
    try (Statement statement = session.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet leaves =
          statement.executeQuery("SELECT leaf_hash FROM journal.leaf ORDER BY log_index")) {
        while (leaves.next()) {
          tree.append(new Hash(leaves.getBytes(1)));
          demandAt(tree, heads);
          if (tree.size() % FETCH == 0) {
            tree.takeTiles();
          }
        }
      }
    }
    for (TreeHead head : heads) {
      if (head.size() > tree.size()) {
        throw new BackupRefused(
            "The restored log has %,d leaves, and a checkpoint of %,d was signed."
                .formatted(tree.size(), head.size()));
      }
    }
  }

  private static void demandAt(TreeBuilder tree, List<TreeHead> heads) {
    for (TreeHead head : heads) {
      if (head.size() == tree.size() && !head.equals(tree.head())) {
        throw new BackupRefused(
            "The restored tree of %,d leaves has another root than was signed."
                .formatted(tree.size()));
      }
    }
  }

  private static void raise(Connection session, NewLog newLog) throws SQLException {
    long skipped = MONTH_OF_SERIALS * newLog.months();
    try (PreparedStatement all = session.prepareStatement(RAISE_ALL)) {
      all.setLong(1, skipped);
      all.executeUpdate();
    }
    for (Map.Entry<String, Long> each : newLog.serials().entrySet()) {
      try (PreparedStatement raise = session.prepareStatement(RAISE)) {
        raise.setLong(1, each.getValue() + 1);
        raise.setLong(2, skipped);
        raise.setString(3, each.getKey());
        raise.executeUpdate();
      }
    }
  }
}
