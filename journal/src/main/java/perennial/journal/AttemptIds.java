package perennial.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Numbers of attempts, taken from their sequence by the block, so that numbering costs a round trip
 * once in a hundred calls. Numbers may be skipped.
 */
final class AttemptIds {
  /** The increment of the sequence. */
  static final int BLOCK = 100;

  private long next;
  private long end;

  synchronized long next(Connection connection) throws SQLException {
    if (next == end) {
      try (Statement statement = connection.createStatement();
          ResultSet results = statement.executeQuery("SELECT nextval('journal.attempt_id')")) {
        results.next();
        next = results.getLong(1);
        end = next + BLOCK;
      }
    }
    return next++;
  }
}
