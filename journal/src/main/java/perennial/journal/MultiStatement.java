package perennial.journal;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
  private int changes;
  private final List<Expected> expected = new ArrayList<>();

  /** How many rows a change must meet. */
  private record Expected(int change, int rows) {}

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

  /**
   * A change that runs together with those before and after it as one statement, which costs the
   * server far less than one each. None sees the others' rows; keys are checked after all of them.
   */
  MultiStatement change(String text) {
    sql.append(changes == 0 ? (sql.isEmpty() ? "WITH c" : ";\nWITH c") : ",\nc");
    sql.append(changes).append(" AS (").append(text).append(')');
    changes++;
    return this;
  }

  /** The last change returns its rows, and must meet this many; else all is rolled back. */
  MultiStatement meeting(int rows) {
    expected.add(new Expected(changes - 1, rows));
    return this;
  }

  /** Ends the changes; other statements may follow. */
  MultiStatement endChanges() {
    if (changes == 0) {
      return this;
    }
    sql.append("\nSELECT true");
    for (Expected each : expected) {
      String count = "(SELECT count(*) FROM c" + each.change() + ")";
      sql.append(" AND CASE WHEN ").append(count).append(" = ? THEN true ELSE journal.expect(");
      sql.append(count).append(", ?) END");
      with(each.rows()).with(each.rows());
    }
    handlers.add(null);
    changes = 0;
    expected.clear();
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

  MultiStatement withDecimal(@Nullable BigDecimal value) {
    parameters.add((statement, index) -> statement.setBigDecimal(index, value));
    return this;
  }

  MultiStatement withFlag(@Nullable Boolean value) {
    parameters.add((statement, index) -> {
      if (value == null) {
        statement.setNull(index, Types.BOOLEAN);
      } else {
        statement.setBoolean(index, value);
      }
    });
    return this;
  }

  /** The type of a null must be said, or the server prepares the statement anew for it. */
  MultiStatement withLong(@Nullable Long value) {
    parameters.add((statement, index) -> {
      if (value == null) {
        statement.setNull(index, Types.BIGINT);
      } else {
        statement.setLong(index, value);
      }
    });
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
