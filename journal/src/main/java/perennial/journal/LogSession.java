package perennial.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Hash;
import perennial.journal.log.HashTile;
import perennial.journal.log.TreeHead;

/** The one database session of a sequencer, which also holds its lock: lost together. */
final class LogSession implements AutoCloseable {
  private final Connection session;

  /** An entry without a leaf: its id and commitment. */
  record Waiting(long id, byte[] commitment) {}

  /**
   * @param note the newest published checkpoint, or null
   */
  record State(TreeHead head, long settled, long oldest, long next, byte @Nullable [] note) {}

  LogSession(Connection session) throws SQLException {
    this.session = session;
    session.setAutoCommit(true);
    try (Statement statement = session.createStatement()) {
      statement.execute(LogSql.ENTER);
    }
    session.setAutoCommit(false);
  }

  Connection connection() {
    return session;
  }

  /** Is this session the one that sequences? It may ask again while it is. */
  boolean lead(long lock) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(LogSql.LEAD)) {
      select.setLong(1, lock);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  State state() throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(LogSql.STATE)) {
      if (!rows.next()) {
        throw new LogRefused("The head of the tree is missing from the database.");
      }
      var head = new TreeHead(rows.getLong(1), new Hash(rows.getBytes(2)));
      return new State(head, rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getBytes(6));
    }
  }

  List<Waiting> late(List<LogGaps.Gap> gaps, int limit) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(LogSql.LATE)) {
      select.setArray(
          1, session.createArrayOf("bigint", gaps.stream().map(LogGaps.Gap::low).toArray()));
      select.setArray(
          2, session.createArrayOf("bigint", gaps.stream().map(LogGaps.Gap::high).toArray()));
      select.setInt(3, limit);
      select.setInt(4, limit);
      return waiting(select);
    }
  }

  List<Waiting> next(long after, int limit) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(LogSql.NEXT)) {
      select.setLong(1, after);
      select.setInt(2, limit);
      return waiting(select);
    }
  }

  private static List<Waiting> waiting(PreparedStatement select) throws SQLException {
    List<Waiting> entries = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        entries.add(new Waiting(rows.getLong(1), rows.getBytes(2)));
      }
    }
    return entries;
  }

  void insertLeaves(long first, List<Waiting> entries, List<Hash> hashes) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(LogSql.INSERT_LEAVES)) {
      insert.setLong(1, first);
      insert.setArray(
          2, session.createArrayOf("bigint", entries.stream().map(Waiting::id).toArray()));
      insert.setArray(
          3,
          session.createArrayOf("bytea", hashes.stream().map(Hash::bytes).toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  void keepTiles(List<HashTile> tiles) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(LogSql.KEEP_TILES)) {
      insert.setArray(
          1,
          session.createArrayOf(
              "integer", tiles.stream().map(tile -> tile.address().level()).toArray()));
      insert.setArray(
          2,
          session.createArrayOf(
              "bigint", tiles.stream().map(tile -> tile.address().index()).toArray()));
      insert.setArray(
          3,
          session.createArrayOf(
              "bytea", tiles.stream().map(HashTile::bytes).toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  /** Compare and swap: nobody else may have moved the head meanwhile. */
  void moveHead(TreeHead from, TreeHead to, long settled) throws SQLException {
    try (PreparedStatement update = session.prepareStatement(LogSql.MOVE_HEAD)) {
      update.setLong(1, to.size());
      update.setBytes(2, to.root().bytes());
      update.setLong(3, settled);
      update.setLong(4, from.size());
      update.setBytes(5, from.root().bytes());
      if (update.executeUpdate() != 1) {
        throw new SQLException("another sequencer moved the head of the tree", "40001");
      }
    }
  }

  void publish(long size, byte[] note, Instant now) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(LogSql.PUBLISH)) {
      insert.setLong(1, size);
      insert.setBytes(2, note);
      insert.setString(3, now.toString());
      insert.executeUpdate();
    }
  }

  /** Leaf hashes from an index on, in order. */
  List<Hash> leaves(long from, int limit) throws SQLException {
    List<Hash> leaves = new ArrayList<>();
    try (PreparedStatement select = session.prepareStatement(LogSql.LEAVES)) {
      select.setLong(1, from);
      select.setInt(2, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          leaves.add(new Hash(rows.getBytes(1)));
        }
      }
    }
    return leaves;
  }

  /** The index of the first leaf that is not of its entry, or -1. */
  long falseLeaf() throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(LogSql.FALSE_LEAF)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  void commit() throws SQLException {
    session.commit();
  }

  /** The lock must not outlive us in a pool, so the session really ends. */
  @Override
  public void close() {
    try {
      session.abort(Runnable::run);
      session.close();
    } catch (SQLException e) {
      // It is gone, which is what was wanted.
    }
  }
}
