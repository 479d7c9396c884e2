package perennial.oversight.reset;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perennial.journal.Replay;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** The entries that one release wrote since a time, and the objects that they touched. */
final class WrittenBy {
  private static final String ENTRIES =
      "SELECT "
          + Replay.COLUMNS
          + """
          , e.licensee_id FROM journal.entry e
          LEFT JOIN journal.entry_personal p USING (entry_id)
          WHERE e.entry_id > ? AND e.recorded_at >= ?::timestamptz
          ORDER BY e.entry_id LIMIT ?\
          """;

  private static final String OBJECTS =
      """
      SELECT DISTINCT s.kind, s.serial, o.licensee_id
      FROM unnest(?::bigint[]) AS x(entry_id)
      JOIN journal.stream s ON s.entry_id = x.entry_id
      JOIN identifiers.object o ON o.kind = s.kind AND o.serial = s.serial
      ORDER BY o.licensee_id, s.kind, s.serial\
      """;

  private static final int AT_ONCE = 2_000;

  private WrittenBy() {}

  /**
   * @throws TooMany past {@link ResetPlan#ENTRIES_MAX}
   */
  static Set<Long> release(Connection connection, Replay replay, String release, Instant since)
      throws SQLException {
    var found = new LinkedHashSet<Long>();
    long last = 0;
    int read = AT_ONCE;
    while (read == AT_ONCE) {
      read = 0;
      try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
        select.setLong(1, last);
        select.setString(2, since.toString());
        select.setInt(3, AT_ONCE);
        try (ResultSet results = select.executeQuery()) {
          while (results.next()) {
            read++;
            last = results.getLong(1);
            // What officials corrected is not the release's doing, whichever program wrote it.
            boolean isOfRegistry = results.getLong(6) == LicenseeId.REGISTRY.value();
            if (!isOfRegistry && release.equals(replay.read(results).release())) {
              found.add(last);
            }
          }
        }
      }
      if (found.size() > ResetPlan.ENTRIES_MAX) {
        throw new TooMany();
      }
    }
    return found;
  }

  /** By owner, so that one licensee's are beside each other. */
  static List<ObjectRef> objects(Connection connection, Set<Long> entries) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OBJECTS)) {
      select.setObject(1, entries.stream().mapToLong(Long::longValue).toArray());
      var found = new ArrayList<ObjectRef>();
      var seen = new HashSet<ObjectRef>();
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          var object = new ObjectRef(new Kind(results.getString(1)), results.getLong(2));
          if (seen.add(object)) {
            found.add(object);
          }
        }
      }
      return found;
    }
  }

  /** More than one plan may take back. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super(
          "That release wrote over "
              + ResetPlan.ENTRIES_MAX
              + " entries since then: name a later time.");
    }
  }
}
