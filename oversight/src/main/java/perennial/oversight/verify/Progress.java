package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/**
 * What is kept of each licensee that was checked wholly: that it was, for a run that is cut short,
 * and how much there is, for all later runs. What had findings is looked at again by a run that
 * goes on, so that they are told.
 */
final class Progress {
  private static final String DONE =
      """
      SELECT licensee_id, rows_read, entries_read FROM oversight.progress
      WHERE run_id = ? AND findings = 0\
      """;

  private static final String ADD =
      """
      INSERT INTO oversight.progress (run_id, licensee_id, rows_read, entries_read, findings)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (run_id, licensee_id) DO UPDATE SET
        rows_read = excluded.rows_read, entries_read = excluded.entries_read,
        findings = excluded.findings\
      """;

  private static final String MOST = "SELECT name, count FROM oversight.most WHERE licensee_id = ?";

  private static final String RAISE =
      """
      INSERT INTO oversight.most (licensee_id, name, count)
      SELECT ?, * FROM unnest(?::text[], ?::bigint[])
      ON CONFLICT (licensee_id, name) DO UPDATE
        SET count = greatest(most.count, excluded.count)\
      """;

  private final DataSource database;
  private final @Nullable Long run;

  /**
   * @param run null where nothing is kept of how far it came
   */
  Progress(DataSource database, @Nullable Long run) {
    this.database = database;
    this.run = run;
  }

  /**
   * The licensees that need not be looked at again; what was read of them is added to the tally.
   */
  Set<Long> done(Tally tally) throws SQLException {
    var done = new HashSet<Long>();
    if (run == null) {
      return done;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(DONE)) {
      select.setLong(1, run);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          done.add(results.getLong(1));
          tally.rows.add(results.getLong(2));
          tally.entries.add(results.getLong(3));
        }
      }
    }
    return done;
  }

  /**
   * Keeps that a licensee was checked.
   *
   * @param connection outside of a transaction; opening one costs as much as checking some hundred
   *     rows, and there are many licensees
   * @param counts how many rows, by table, and links of its chain under {@code journal.chain}; with
   *     those that were lawfully withdrawn, so that no lawful act makes one fall
   */
  void add(
      Connection connection, long licensee, Map<String, Long> counts, long findings, Findings told)
      throws SQLException {
    connection.setAutoCommit(true);
    connection.setReadOnly(false);
    long fallen = fallen(connection, licensee, counts, told);
    if (findings + fallen == 0) {
      raise(connection, licensee, counts);
    }
    if (run != null) {
      keep(connection, run, licensee, counts, findings + fallen);
    }
  }

  private static void keep(
      Connection connection, long run, long licensee, Map<String, Long> counts, long findings)
      throws SQLException {
    long entries = counts.getOrDefault(ChainWalk.COUNT, 0L);
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setLong(1, run);
      insert.setLong(2, licensee);
      insert.setLong(3, all - entries);
      insert.setLong(4, entries);
      insert.setLong(5, findings);
      insert.executeUpdate();
    }
  }

  private static long fallen(
      Connection connection, long licensee, Map<String, Long> counts, Findings told)
      throws SQLException {
    var most = new HashMap<String, Long>();
    try (PreparedStatement select = connection.prepareStatement(MOST)) {
      select.setLong(1, licensee);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          most.put(results.getString(1), results.getLong(2));
        }
      }
    }
    long fallen = 0;
    for (Map.Entry<String, Long> each : most.entrySet()) {
      long now = counts.getOrDefault(each.getKey(), 0L);
      if (now < each.getValue()) {
        fallen++;
        String detail = now + " now, and there were " + each.getValue();
        told.add(Finding.of(Fault.COUNT_FELL, licensee, each.getKey(), 0, detail));
      }
    }
    return fallen;
  }

  private static void raise(Connection connection, long licensee, Map<String, Long> counts)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(RAISE)) {
      insert.setLong(1, licensee);
      insert.setArray(2, Sql.texts(connection, counts.keySet().stream()));
      insert.setObject(3, counts.values().stream().mapToLong(Long::longValue).toArray());
      insert.executeUpdate();
    }
  }
}
