package perennial.bench;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.Hash;
import perennial.journal.log.HashTile;
import perennial.journal.log.Merkle;
import perennial.journal.log.SignerKey;
import perennial.journal.log.TreeBuilder;
import perennial.kernel.Digests;

/** A log as long as years of a state, written straight into its tables. */
final class LongLog {
  /** Leaves between two statements; some twenty tiles. */
  private static final int STEP = 8_192;

  private static final String KEEP =
      """
      INSERT INTO journal.tile SELECT * FROM unnest(?::integer[], ?::bigint[], ?::bytea[])
      ON CONFLICT (level, n) DO UPDATE SET bytes = excluded.bytes\
      """;

  private final LogDatabase database;
  private final SignerKey key;
  private final Progress progress;

  LongLog(LogDatabase database, SignerKey key, Progress progress) {
    this.database = database;
    this.key = key;
    this.progress = progress;
  }

  static Hash leaf(long index) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(index).array();
    return Merkle.leaf(Digests.sha256(number));
  }

  void fill(long leaves) {
    progress.say("Filling a log of " + LogMeasures.count((double) leaves) + " leaves ...");
    fillLeaves(leaves);
    TreeBuilder tree = TreeBuilder.empty();
    long startedAt = System.nanoTime();
    try (Connection connection = database.log().getConnection();
        PreparedStatement insert = connection.prepareStatement(KEEP)) {
      while (tree.size() < leaves) {
        for (long end = Math.min(leaves, tree.size() + STEP); tree.size() < end; ) {
          tree.append(leaf(tree.size()));
        }
        keep(connection, insert, tree.takeTiles());
        progress.counted("leaves in tiles", tree.size(), leaves, startedAt);
      }
      publish(connection, tree);
    } catch (SQLException e) {
      throw new BenchFailed("The log cannot be filled: " + e.getMessage());
    }
    database.run("VACUUM ANALYZE");
  }

  /** Indexes are made afterwards, which takes a fraction of the time. */
  private void fillLeaves(long leaves) {
    database.run(
        """
        SET maintenance_work_mem = '1GB';
        ALTER TABLE journal.leaf DROP CONSTRAINT leaf_pkey, DROP CONSTRAINT leaf_entry_id_key,
          DROP CONSTRAINT leaf_leaf_hash_key;
        INSERT INTO journal.leaf
          SELECT i, i + 1, sha256('\\x00'::bytea || sha256(int8send(i)))
          FROM generate_series(0, %d::bigint) i;
        ALTER TABLE journal.leaf ADD PRIMARY KEY (log_index), ADD UNIQUE (entry_id),
          ADD UNIQUE (leaf_hash)\
        """
            .formatted(leaves - 1));
  }

  private static void keep(Connection connection, PreparedStatement insert, List<HashTile> tiles)
      throws SQLException {
    Array levels =
        connection.createArrayOf(
            "integer", tiles.stream().map(tile -> tile.address().level()).toArray());
    Array indices =
        connection.createArrayOf(
            "bigint", tiles.stream().map(tile -> tile.address().index()).toArray());
    Array bytes =
        connection.createArrayOf(
            "bytea", tiles.stream().map(HashTile::bytes).toArray(byte[][]::new));
    insert.setArray(1, levels);
    insert.setArray(2, indices);
    insert.setArray(3, bytes);
    insert.executeUpdate();
  }

  private void publish(Connection connection, TreeBuilder tree) throws SQLException {
    byte[] note = Checkpoint.of(key.verifier().name(), tree.head()).sign(key).bytes();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO journal.checkpoint VALUES (?, ?, now())")) {
      insert.setLong(1, tree.size());
      insert.setBytes(2, note);
      insert.executeUpdate();
    }
  }
}
