package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import perennial.oversight.Report;

/**
 * Remembers verifications: from when the next goes on, and how far one had come that was cut short.
 */
public final class Runs {
  /** What was seen longer ago than this is looked at again. */
  public static final Duration RESUME_WITHIN = Duration.ofHours(24);

  private static final String BEGIN =
      """
      INSERT INTO oversight.run (scope, started_at, rows_read, entries_read, findings)
      VALUES (?, ?::timestamptz, 0, 0, 0) RETURNING run_id\
      """;

  private static final String FINISH =
      """
      UPDATE oversight.run SET finished_at = ?::timestamptz, rows_read = ?, entries_read = ?,
        findings = ? WHERE run_id = ?\
      """;

  private static final String FORGET = "DELETE FROM oversight.progress WHERE run_id <= ?";

  private static final String CUT_SHORT =
      """
      SELECT run_id, started_at FROM oversight.run
      WHERE scope = 'full' AND finished_at IS NULL AND started_at > ?::timestamptz
        AND run_id > coalesce((SELECT max(run_id) FROM oversight.run
          WHERE scope = 'full' AND finished_at IS NOT NULL), 0)
      ORDER BY run_id DESC LIMIT 1\
      """;

  /** A run of one licensee says nothing of the others. */
  private static final String LAST =
      """
      SELECT max(started_at) FROM oversight.run
      WHERE scope IN ('full', 'since') AND finished_at IS NOT NULL\
      """;

  private static final String LAST_FULL =
      """
      SELECT started_at, finished_at, rows_read, entries_read, findings FROM oversight.run
      WHERE scope = 'full' AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1\
      """;

  private final DataSource database;

  /** One that was begun; {@link Report.Run} says what it is in the end. */
  public record Begun(long id, Instant startedAt) {}

  /** The last run of everything. */
  public record Last(
      Instant startedAt, Instant finishedAt, long rows, long entries, long findings) {}

  /**
   * @param database sessions of a role that may read runs; to begin and finish them, of the role
   *     {@code perennial_verify}
   */
  public Runs(DataSource database) {
    this.database = database;
  }

  /**
   * @param scope {@code full}, {@code licensee} or {@code since}
   */
  public Begun begin(String scope, Instant startedAt) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(BEGIN)) {
      insert.setString(1, scope);
      insert.setString(2, startedAt.toString());
      try (ResultSet id = insert.executeQuery()) {
        id.next();
        return new Begun(id.getLong(1), startedAt);
      }
    }
  }

  public void finish(Begun begun, Report.Run run, long findings) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(FINISH);
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      update.setString(1, run.startedAt().plus(run.took()).toString());
      update.setLong(2, run.rows());
      update.setLong(3, run.entries());
      update.setLong(4, findings);
      update.setLong(5, begun.id());
      update.executeUpdate();
      forget.setLong(1, begun.id());
      forget.executeUpdate();
    }
  }

  /** The newest run of everything that was cut short and is not too old to go on with. */
  public Optional<Begun> cutShort(Instant now) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(CUT_SHORT)) {
      select.setString(1, now.minus(RESUME_WITHIN).toString());
      try (ResultSet results = select.executeQuery()) {
        return results.next()
            ? Optional.of(new Begun(results.getLong(1), instant(results, 2)))
            : Optional.empty();
      }
    }
  }

  /** When the last run of all licensees began; empty before the first. */
  public Optional<Instant> lastStart() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(LAST);
        ResultSet results = select.executeQuery()) {
      results.next();
      return Optional.ofNullable(results.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }
  }

  /** The last run of everything that came to its end; empty before the first. */
  public Optional<Last> lastFull() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(LAST_FULL);
        ResultSet results = select.executeQuery()) {
      return results.next()
          ? Optional.of(
              new Last(
                  instant(results, 1),
                  instant(results, 2),
                  results.getLong(3),
                  results.getLong(4),
                  results.getLong(5)))
          : Optional.empty();
    }
  }

  private static Instant instant(ResultSet results, int column) throws SQLException {
    return results.getObject(column, OffsetDateTime.class).toInstant();
  }
}
