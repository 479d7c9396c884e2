package perennial.oversight.verify;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Small things that statements need. */
final class Sql {
  /** Rows that the driver fetches at once where a result may be long. */
  static final int FETCH = 2_000;

  private Sql() {}

  static Array texts(Connection connection, Stream<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }
}
