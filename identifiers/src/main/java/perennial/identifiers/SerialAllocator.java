package perennial.identifiers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import perennial.journal.DatabaseFailure;
import perennial.journal.Minter;
import perennial.kernel.Kind;

/**
 * Gives out serials of each kind, state-wide and each once, from blocks that this node takes from
 * the allocation table. What is left of a block when the node stops is never given out.
 */
public final class SerialAllocator implements Minter {
  /**
   * Serials of one block. A busy hour makes some 60,000 objects of all kinds, so a block lasts
   * seconds, and a restart skips at most this many of a space of 36^13.
   */
  public static final int BLOCK = 1_000;

  /**
   * Where each kind begins. Serials of the old system are taken over from imports and stay below;
   * its largest, of sales, was near 229 million.
   */
  public static final long FLOOR = 1;

  private static final String TAKE =
      """
      INSERT INTO identifiers.allocation AS a (kind, next_serial) VALUES (?, ? + ?)
      ON CONFLICT (kind) DO UPDATE SET next_serial = a.next_serial + ?
      RETURNING next_serial\
      """;

  private final DataSource database;
  private final Map<Kind, Block> blocks = new ConcurrentHashMap<>();

  private static final class Block {
    private long next;
    private long end;
  }

  public SerialAllocator(DataSource database) {
    this.database = database;
  }

  @Override
  public long next(Kind kind) {
    Block block = blocks.computeIfAbsent(kind, k -> new Block());
    synchronized (block) {
      if (block.next == block.end) {
        block.end = take(kind);
        block.next = block.end - BLOCK;
      }
      return block.next++;
    }
  }

  private long take(Kind kind) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, kind.letters());
      statement.setLong(2, FLOOR);
      statement.setLong(3, BLOCK);
      statement.setLong(4, BLOCK);
      try (ResultSet results = statement.executeQuery()) {
        results.next();
        return results.getLong(1);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
