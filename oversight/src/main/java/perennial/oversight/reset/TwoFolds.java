package perennial.oversight.reset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Entry;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.journal.RowCorrected;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;
import perennial.oversight.verify.EntryReads;
import perennial.oversight.verify.Streams;

/** The rows of some objects as they are, and as they would be had some entries never been. */
final class TwoFolds {
  final Fold now;
  private final Fold without;
  private final Map<ObjectRef, Set<Long>> taken = new HashMap<>();

  /** Objects of which a lawful entry changed what only those entries made. */
  final Set<ObjectRef> conflicts = new LinkedHashSet<>();

  private TwoFolds(Fold now, Fold without) {
    this.now = now;
    this.without = without;
  }

  /**
   * @param wrong the entries that are taken back
   */
  static TwoFolds of(
      Connection connection,
      Replay replay,
      EntryReads reads,
      Collection<ObjectRef> objects,
      Set<Long> wrong)
      throws SQLException {
    Streams streams = Streams.of(connection, objects);
    Set<ObjectRef> all = new HashSet<>(objects);
    var two = new TwoFolds(replay.foldOf(all), replay.foldOf(all));
    reads.each(
        connection,
        streams.entries(),
        (id, read) -> {
          Entry entry = read == null ? null : read.entry();
          if (entry == null) {
            two.conflicts.addAll(streams.of(id));
          } else {
            two.take(replay, entry, wrong.contains(id));
          }
        });
    return two;
  }

  private void take(Replay replay, Entry entry, boolean isWrong) {
    replay.apply(entry, now);
    Set<ObjectRef> touched = now.takeTouched();
    now.takeMissed();
    if (isWrong) {
      long id = entry.occasion().entryId();
      touched.forEach(o -> taken.computeIfAbsent(o, k -> new LinkedHashSet<>()).add(id));
      return;
    }
    replay.apply(entry, without);
    conflicts.addAll(without.takeMissed());
    Set<ObjectRef> still = without.takeTouched();
    touched.stream().filter(object -> !still.contains(object)).forEach(conflicts::add);
  }

  /** The wrong entries that touch an object. */
  Set<Long> wrongOf(ObjectRef object) {
    return taken.getOrDefault(object, Set.of());
  }

  /** The row as it would be, null where there would be none. */
  <R extends Record> @Nullable R desired(Table<R> table, List<Object> key) {
    Fold.Folded<R> folded = without.get(table, key);
    return folded == null ? null : folded.row();
  }

  /** What differs, but for objects: an identifier never goes. */
  List<Correction> differences(List<Table<?>> tables) {
    var differences = new ArrayList<Correction>();
    for (Table<?> table : tables) {
      if (!table.schema().equals("identifiers")) {
        differences(table, differences);
      }
    }
    return differences;
  }

  private <R extends Record> void differences(Table<R> table, List<Correction> differences) {
    for (List<Object> key : List.copyOf(now.rowsOf(table).keySet())) {
      Fold.Folded<R> folded = Objects.requireNonNull(now.get(table, key));
      R desired = desired(table, key);
      ObjectRef object = table.streamOf(folded.row());
      if (object == null || folded.row().equals(desired)) {
        continue;
      }
      List<RowCorrected.Change> changes =
          desired == null ? List.of() : changes(table, folded.row(), desired);
      if (desired == null || !changes.isEmpty()) {
        differences.add(
            new Correction(
                table.qualifiedName(),
                table.textOfKey(key),
                Objects.requireNonNullElse(table.ownerOf(folded.row(), 0), 0L),
                object,
                desired == null,
                changes,
                List.copyOf(wrongOf(object))));
      }
    }
  }

  /** What is sealed is not among them: no text may show it. */
  static <R extends Record> List<RowCorrected.Change> changes(Table<R> table, R from, R to) {
    var changes = new ArrayList<RowCorrected.Change>();
    for (Column column : table.columns()) {
      Object before = column.plain(from);
      Object after = column.plain(to);
      if (!column.isSealed() && !Objects.equals(Column.toCbor(before), Column.toCbor(after))) {
        changes.add(
            new RowCorrected.Change(column.name(), column.textOf(before), column.textOf(after)));
      }
    }
    return changes;
  }
}
