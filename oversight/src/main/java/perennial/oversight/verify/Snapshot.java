package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.SQLException;

/** One short look at a state of the database that nobody changes meanwhile. */
final class Snapshot implements AutoCloseable {
  private final Connection connection;

  private Snapshot(Connection connection) {
    this.connection = connection;
  }

  static Snapshot of(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return new Snapshot(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
  }
}
