package perennial.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.kernel.Bytes;
import perennial.kernel.ObjectRef;

/**
 * Answers a row that does not match its digest with the fold of its entries, so that a scrambled
 * row never reaches a decision.
 */
final class Guard implements RowGuard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final EventTypes types;
  private final List<Projector> projectors;
  private final JournalMeters meters;

  Guard(EventTypes types, List<Projector> projectors, JournalMeters meters) {
    this.types = types;
    this.projectors = projectors;
    this.meters = meters;
  }

  @Override
  public <R extends Record> Source.Held<R> checked(
      Connection connection, Table<R> table, R row, long version, Bytes digest) {
    if (table.digest(row, version).equals(digest)) {
      return Source.Held.sound(row, version);
    }
    meters.restoredRows.increment();
    LOG.atError().addKeyValue("table", table.name()).log("row_does_not_match_its_entries");
    Fold.@Nullable Folded<R> folded = null;
    ObjectRef stream = table.streamOf(row);
    if (stream != null) {
      Fold fold = Fold.of(stream);
      entriesOf(connection, stream).forEach(entry -> fold.apply(projectors, entry));
      folded = fold.get(table, table.keyOf(row));
    }
    if (folded == null) {
      throw new IllegalStateException("a row of " + table.name() + " follows from no entry");
    }
    return new Source.Held<>(folded.row(), folded.version(), version, digest);
  }

  private List<Entry> entriesOf(Connection connection, ObjectRef stream) {
    try (PreparedStatement statement = connection.prepareStatement(JournalSql.ENTRIES_OF_STREAM)) {
      statement.setString(1, stream.kind().letters());
      statement.setLong(2, stream.serial());
      var entries = new ArrayList<Entry>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          entries.add(read(results));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Reads an entry from the columns id, facts, salt, sealed personal part, personal hash. */
  Entry read(ResultSet results) throws SQLException {
    return Entry.read(
        types,
        results.getLong(1),
        new Bytes(results.getBytes(2)),
        new Bytes(results.getBytes(3)),
        bytes(results.getBytes(4)),
        bytes(results.getBytes(5)));
  }

  private static @Nullable Bytes bytes(byte @Nullable [] array) {
    return array == null ? null : new Bytes(array);
  }
}
