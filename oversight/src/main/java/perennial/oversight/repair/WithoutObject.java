package perennial.oversight.repair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.oversight.verify.EntryReads;
import perennial.oversight.verify.Touches;

/** Rows that fold from no object: one entry makes each, and none changes it. */
final class WithoutObject {
  private final Replay replay;
  private final EntryReads reads;

  WithoutObject(Replay replay, EntryReads reads) {
    this.replay = replay;
    this.reads = reads;
  }

  /** What the entries that the plan names make, by key. */
  <R extends Record> Map<List<Object>, Fold.Folded<R>> of(
      Connection connection, Table<R> table, Collection<PlannedRow> rows) throws SQLException {
    long[] entries =
        rows.stream()
            .filter(row -> row.object() == null && row.entry() != 0)
            .mapToLong(PlannedRow::entry)
            .sorted()
            .distinct()
            .toArray();
    var touches = new Touches();
    reads.each(
        connection,
        entries,
        (id, read) -> {
          if (read != null && read.entry() != null) {
            touches.begin(id);
            replay.apply(Objects.requireNonNull(read.entry()), touches);
          }
        });
    var made = new HashMap<List<Object>, Fold.Folded<R>>();
    touches
        .withoutObject()
        .getOrDefault(table, Map.of())
        .forEach((key, folded) -> made.put(key, cast(table, folded)));
    return made;
  }

  private static <R extends Record> Fold.Folded<R> cast(Table<R> table, Fold.Folded<?> folded) {
    return new Fold.Folded<>(table.type().cast(folded.row()), folded.version(), folded.entryId());
  }
}
