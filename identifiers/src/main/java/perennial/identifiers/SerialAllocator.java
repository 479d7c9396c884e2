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
   * Where a kind begins unless another floor is given: 36^6, the first serial of seven digits.
   * Serials of the old system keep their identity when they are taken over, so they stay below; its
   * largest seen, a sale's, has six digits.
   */
  public static final long FLOOR = 2_176_782_336L;

  /** A floor that was raised since lifts the kind over it; nothing ever lowers it. */
  private static final String TAKE =
      """
      INSERT INTO identifiers.allocation AS a (kind, next_serial) VALUES (?, ? + ?)
      ON CONFLICT (kind) DO UPDATE SET next_serial = greatest(a.next_serial, ?) + ?
      RETURNING next_serial\
      """;

  private final DataSource database;
  private final Map<Kind, Long> floors;
  private final Map<Kind, Block> blocks = new ConcurrentHashMap<>();

  private static final class Block {
    private long next;
    private long end;
  }

  /**
   * @param floors where a kind begins that does not begin at {@link #FLOOR}; positive, and past
   *     every serial of that kind that an import brings
   */
  public SerialAllocator(DataSource database, Map<Kind, Long> floors) {
    this.database = database;
    this.floors = Map.copyOf(floors);
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
      long floor = floors.getOrDefault(kind, FLOOR);
      statement.setLong(2, floor);
      statement.setLong(3, BLOCK);
      statement.setLong(4, floor);
      statement.setLong(5, BLOCK);
      try (ResultSet results = statement.executeQuery()) {
        results.next();
        return results.getLong(1);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
