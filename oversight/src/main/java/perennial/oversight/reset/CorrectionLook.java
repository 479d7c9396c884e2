package perennial.oversight.reset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Fold;
import perennial.journal.Mender;
import perennial.journal.Mending;
import perennial.journal.Occasion;
import perennial.journal.Replay;
import perennial.journal.RowCorrected;
import perennial.journal.RowWithdrawn;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;
import perennial.oversight.verify.EntryReads;
import perennial.oversight.verify.StoredRow;
import perennial.oversight.verify.TableReads;

/** Thinks the rows of one batch over again, under locks, and says what is to be written. */
final class CorrectionLook implements Mender.Look {
  private final Replay replay;
  private final List<Correction> batch;
  private final String reason;
  private final @Nullable Set<Long> wrong;
  private final Map<String, Table<?>> byName = new HashMap<>();

  /**
   * @param wrong the entries that are taken back; null where the values of the plan are written
   */
  CorrectionLook(Replay replay, List<Correction> batch, String reason, @Nullable Set<Long> wrong) {
    this.replay = replay;
    this.batch = batch;
    this.reason = reason;
    this.wrong = wrong;
    replay.tables().forEach(table -> byName.put(table.qualifiedName(), table));
  }

  @Override
  public Mending look(Connection connection, Occasion entry) throws SQLException {
    var objects = new LinkedHashSet<ObjectRef>();
    batch.stream().map(Correction::object).filter(Objects::nonNull).forEach(objects::add);
    Set<Long> without = wrong == null ? Set.of() : wrong;
    var two = TwoFolds.of(connection, replay, new EntryReads(replay), objects, without);
    var mending = new Mending();
    for (Correction row : wrong == null ? batch : recomputed(two)) {
      correct(
          connection, Objects.requireNonNull(byName.get(row.table())), row, two, entry, mending);
    }
    return mending;
  }

  /** What differs now, of the rows that were approved; rows without an object as they stand. */
  private List<Correction> recomputed(TwoFolds two) {
    var approved = new LinkedHashMap<List<Object>, Correction>();
    batch.forEach(row -> approved.put(List.of(row.table(), row.key()), row));
    var rows = new ArrayList<Correction>();
    for (Correction row : two.differences(replay.tables())) {
      boolean isApproved = approved.containsKey(List.of(row.table(), row.key()));
      if (isApproved && !two.conflicts.contains(row.object())) {
        rows.add(row);
      }
    }
    batch.stream().filter(row -> row.object() == null).forEach(rows::add);
    return rows;
  }

  private <R extends Record> void correct(
      Connection connection,
      Table<R> table,
      Correction row,
      TwoFolds two,
      Occasion entry,
      Mending mending)
      throws SQLException {
    List<Object> key = table.keyOfText(row.key());
    Fold.Folded<R> now = two.now.get(table, key);
    if (row.isWithdrawn()) {
      if (row.object() == null ? isStored(connection, table, key) : now != null) {
        mending.delete(table, key);
        mending.says(new RowWithdrawn(row.table(), row.key(), reason, row.corrects()));
      }
    } else if (now != null && isAsPlanned(table, row, now.row())) {
      var after =
          new Fold.Folded<>(
              table.with(now.row(), row.changes()), now.version() + 1, entry.entryId());
      mending.update(table, after, table.columns());
      mending.says(new RowCorrected(row.table(), row.key(), row.changes(), reason, row.corrects()));
    } else {
      return;
    }
    if (row.object() != null) {
      mending.touches(row.object());
    }
  }

  private static <R extends Record> boolean isStored(
      Connection connection, Table<R> table, List<Object> key) throws SQLException {
    var found = new HashSet<StoredRow<R>>();
    TableReads.lookup(connection, table, List.of(key), found::add);
    return !found.isEmpty();
  }

  /** A later act of the same column goes before the plan. */
  private static <R extends Record> boolean isAsPlanned(Table<R> table, Correction row, R now) {
    for (RowCorrected.Change change : row.changes()) {
      var column = table.columnNamed(change.column());
      if (!Objects.equals(column.textOf(column.plain(now)), change.from())) {
        return false;
      }
    }
    return true;
  }
}
