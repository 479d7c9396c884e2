package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A session of the database while it verifies, set up for that, and left as it was found. */
final class Sitting implements AutoCloseable {
  /**
   * No object is asked for twice, so remembering answers would only cost. What is kept of progress
   * need not wait for the disk: what a crash takes of it is looked at again.
   */
  private static final String BEGIN = "SET enable_memoize = off; SET synchronous_commit = off";

  private static final String END = "RESET enable_memoize; RESET synchronous_commit";

  private final Connection connection;

  private Sitting(Connection connection) {
    this.connection = connection;
  }

  static Sitting of(Connection connection) throws SQLException {
    execute(connection, BEGIN);
    return new Sitting(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.setAutoCommit(true);
    execute(connection, END);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
