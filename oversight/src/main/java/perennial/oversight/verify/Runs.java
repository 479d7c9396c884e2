package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import perennial.oversight.Report;

/** Remembers finished verifications, so that the next knows from when to go on. */
public final class Runs {
  private static final String ADD =
      """
      INSERT INTO oversight.run
        (scope, started_at, finished_at, rows_read, entries_read, findings)
      VALUES (?, ?::timestamptz, ?::timestamptz, ?, ?, ?)\
      """;

  /** A run of one licensee says nothing of the others. */
  private static final String LAST =
      "SELECT max(started_at) FROM oversight.run WHERE scope IN ('full', 'since')";

  private static final String LAST_FULL =
      "SELECT max(started_at) FROM oversight.run WHERE scope = 'full'";

  private final DataSource database;

  /**
   * @param database sessions of the role {@code perennial_verify}
   */
  public Runs(DataSource database) {
    this.database = database;
  }

  public void add(Report.Run run, long findings) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setString(1, run.scope());
      insert.setString(2, run.startedAt().toString());
      insert.setString(3, run.startedAt().plus(run.took()).toString());
      insert.setLong(4, run.rows());
      insert.setLong(5, run.entries());
      insert.setLong(6, findings);
      insert.executeUpdate();
    }
  }

  /** When the last run of all licensees began; empty before the first. */
  public Optional<Instant> lastStart() throws SQLException {
    return last(LAST);
  }

  /** When the last run of everything began; empty before the first. */
  public Optional<Instant> lastFullStart() throws SQLException {
    return last(LAST_FULL);
  }

  private Optional<Instant> last(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet results = select.executeQuery()) {
      results.next();
      return Optional.ofNullable(results.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }
  }
}
