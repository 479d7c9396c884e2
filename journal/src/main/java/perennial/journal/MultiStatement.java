package perennial.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several statements that go to the server in one round trip. The driver prepares each by its text,
 * so texts must not depend on values.
 */
final class MultiStatement {
  /** Takes one statement's rows. */
  @FunctionalInterface
  interface Handler {
    void take(ResultSet results) throws SQLException;
  }

  /** Sets one parameter. */
  @FunctionalInterface
  private interface Parameter {
    void set(PreparedStatement statement, int index) throws SQLException;
  }

  private final Connection connection;
  private final StringBuilder sql = new StringBuilder();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<@Nullable Handler> handlers = new ArrayList<>();

  MultiStatement(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** A statement whose result, if any, is not looked at. */
  MultiStatement add(String text) {
    return add(text, null);
  }

  MultiStatement add(String text, @Nullable Handler handler) {
    sql.append(sql.isEmpty() ? "" : ";\n").append(text);
    handlers.add(handler);
    return this;
  }

  MultiStatement with(long value) {
    parameters.add((statement, index) -> statement.setLong(index, value));
    return this;
  }

  MultiStatement with(@Nullable String value) {
    parameters.add((statement, index) -> statement.setString(index, value));
    return this;
  }

  MultiStatement with(byte @Nullable [] value) {
    parameters.add((statement, index) -> statement.setBytes(index, value));
    return this;
  }

  MultiStatement with(Array value) {
    parameters.add((statement, index) -> statement.setArray(index, value));
    return this;
  }

  MultiStatement with(Column column, List<@Nullable Object> plains) throws SQLException {
    return with(column.array(connection, plains));
  }

  MultiStatement withLongs(long[] values) {
    parameters.add((statement, index) -> statement.setObject(index, values));
    return this;
  }

  MultiStatement withBytes(byte[] @Nullable [] values) throws SQLException {
    return with(connection.createArrayOf("bytea", values));
  }

  MultiStatement withTexts(@Nullable String[] values) throws SQLException {
    return with(connection.createArrayOf("text", values));
  }

  void execute() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < parameters.size(); i++) {
        parameters.get(i).set(statement, i + 1);
      }
      boolean isRows = statement.execute();
      for (Handler handler : handlers) {
        if (isRows && handler != null) {
          try (ResultSet results = statement.getResultSet()) {
            handler.take(results);
          }
        }
        isRows = statement.getMoreResults();
      }
    }
  }
}
