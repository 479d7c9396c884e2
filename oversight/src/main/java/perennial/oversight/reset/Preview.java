package perennial.oversight.reset;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Entry;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.journal.Room;
import perennial.journal.RowCorrected;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;
import perennial.oversight.verify.EntryReads;
import perennial.oversight.verify.Streams;
import perennial.oversight.verify.Touches;

/** Thinks a correction over and changes nothing: what would become of which row, and why. */
public final class Preview {
  /** Objects folded at once: some MB of rows. */
  private static final int OBJECTS = 2_000;

  /** Each round finds what the one before stands on; lives have few stages. */
  private static final int ROUNDS_MAX = 20;

  private final DataSource database;
  private final Replay replay;

  /** What cannot be corrected as asked; for people. */
  public static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1;

    Impossible(String why) {
      super(why);
    }
  }

  /**
   * @param database sessions of the role {@code perennial_verify}
   */
  public Preview(DataSource database, List<Room> rooms) {
    this.database = database;
    this.replay = new Replay(rooms);
  }

  /**
   * All that a release wrote since a time is taken back, as far as no later act stands on it; what
   * later acts made of the same rows stays.
   *
   * @throws Impossible when it wrote more than one plan may take back
   */
  public ResetPlan release(String release, Instant since, String reason) throws SQLException {
    String what = "all that release " + release + " wrote since " + since;
    try (Connection connection = database.getConnection()) {
      Set<Long> wrong = WrittenBy.release(connection, replay, release, since);
      var kept = new TreeMap<Long, String>();
      for (int round = 0; round < ROUNDS_MAX; round++) {
        List<Correction> rows = corrections(connection, wrong, kept);
        if (rows != null) {
          return new ResetPlan(what, reason, true, rows, kept);
        }
        wrong.removeAll(kept.keySet());
      }
      throw new Impossible("Too many later acts stand on what it wrote; name a later time.");
    } catch (WrittenBy.TooMany e) {
      throw new Impossible(e.getMessage());
    }
  }

  /** Answers null where entries had to be kept, so that all must be thought over again. */
  private @Nullable List<Correction> corrections(
      Connection connection, Set<Long> wrong, Map<Long, String> kept) throws SQLException {
    var rows = new ArrayList<Correction>();
    int before = kept.size();
    var standing = new Standing(connection, replay);
    List<ObjectRef> objects = WrittenBy.objects(connection, wrong);
    for (int from = 0; from < objects.size(); from += OBJECTS) {
      List<ObjectRef> some = objects.subList(from, Math.min(objects.size(), from + OBJECTS));
      var two = TwoFolds.of(connection, replay, new EntryReads(replay), some, wrong);
      two.conflicts.forEach(
          object -> keep(two.wrongOf(object), kept, "a later act stands on what it made"));
      List<Correction> differences = two.differences(replay.tables());
      standing
          .broken(differences, two)
          .forEach((object, why) -> keep(two.wrongOf(object), kept, why));
      rows.addAll(differences);
    }
    if (kept.size() == before) {
      standing.referred(rows).forEach((entry, why) -> kept.putIfAbsent(entry, why));
    }
    if (kept.size() > before) {
      return null;
    }
    rows.addAll(withoutObject(connection, wrong));
    return rows;
  }

  private static void keep(Set<Long> entries, Map<Long, String> kept, String why) {
    entries.forEach(entry -> kept.putIfAbsent(entry, why));
  }

  /** Rows that belong to no object go with the entry that made them. */
  private List<Correction> withoutObject(Connection connection, Set<Long> wrong)
      throws SQLException {
    var rows = new ArrayList<Correction>();
    long[] ids = wrong.stream().mapToLong(Long::longValue).sorted().toArray();
    new EntryReads(replay)
        .each(
            connection,
            ids,
            (id, read) -> {
              Entry entry = read == null ? null : read.entry();
              if (entry != null) {
                var touches = new Touches();
                touches.begin(id);
                replay.apply(entry, touches);
                touches.withoutObject().forEach((table, made) -> withdraw(table, made, id, rows));
              }
            });
    return rows;
  }

  private static <R extends Record> void withdraw(
      Table<R> table, Map<List<Object>, Fold.Folded<?>> made, long entry, List<Correction> rows) {
    made.forEach((key, folded) ->
        rows.add(
            new Correction(
                table.qualifiedName(),
                table.textOfKey(key),
                Objects.requireNonNullElse(table.ownerOf(table.type().cast(folded.row()), 0), 0L),
                null,
                true,
                List.of(),
                List.of(entry))));
  }

  /**
   * One relation, or any other value of one object's row, as it was at a time.
   *
   * @param column such as {@code inventory_g1.lot.area}
   * @throws Impossible when there is no such row or column, or nothing differs
   */
  public ResetPlan column(String column, ObjectRef object, Instant asOf, String reason)
      throws SQLException {
    int dot = column.lastIndexOf('.');
    Table<?> table = table(column.substring(0, Math.max(0, dot)), column);
    String what = column + " of " + object + " as of " + asOf;
    try (Connection connection = database.getConnection()) {
      Correction correction = column(connection, table, column.substring(dot + 1), object, asOf);
      return new ResetPlan(what, reason, false, List.of(correction), Map.of());
    }
  }

  private Table<?> table(String name, String column) {
    return replay.tables().stream()
        .filter(each -> each.qualifiedName().equals(name))
        .findFirst()
        .orElseThrow(() -> new Impossible(column + " is no column of the registry's tables."));
  }

  private <R extends Record> Correction column(
      Connection connection, Table<R> table, String column, ObjectRef object, Instant asOf)
      throws SQLException {
    Column one;
    try {
      one = table.columnNamed(column);
    } catch (IllegalArgumentException e) {
      throw new Impossible(e.getMessage() + ".");
    }
    if (table.key().contains(one) || one.isSealed() || table.schema().equals("identifiers")) {
      throw new Impossible(column + " names the row or is sealed: it is never corrected.");
    }
    var then = replay.foldOf(Set.of(object));
    var now = replay.foldOf(Set.of(object));
    var later = new ArrayList<Long>();
    new EntryReads(replay)
        .each(
            connection,
            Streams.of(connection, List.of(object)).entries(),
            (id, read) -> {
              Entry entry = read == null ? null : read.entry();
              if (entry == null) {
                throw new Impossible("The entries of " + object + " are damaged: restore them.");
              }
              replay.apply(entry, now);
              if (entry.occasion().recordedAt().isAfter(asOf)) {
                later.add(id);
              } else {
                replay.apply(entry, then);
              }
            });
    return difference(table, one, object, then, now, later);
  }

  private static <R extends Record> Correction difference(
      Table<R> table, Column column, ObjectRef object, Fold then, Fold now, List<Long> later) {
    Set<List<Object>> keys = new HashSet<>(now.rowsOf(table).keySet());
    keys.retainAll(then.rowsOf(table).keySet());
    if (keys.size() != 1) {
      throw new Impossible(
          object
              + " had "
              + (keys.isEmpty() ? "no row" : "several rows")
              + " in "
              + table
              + " then.");
    }
    List<Object> key = keys.iterator().next();
    R rowNow = Objects.requireNonNull(now.get(table, key)).row();
    R rowThen = Objects.requireNonNull(then.get(table, key)).row();
    List<RowCorrected.Change> change =
        TwoFolds.changes(table, rowNow, rowThen).stream()
            .filter(each -> each.column().equals(column.name()))
            .toList();
    if (change.isEmpty()) {
      throw new Impossible("It is the same now as it was then: there is nothing to correct.");
    }
    return new Correction(
        table.qualifiedName(),
        table.textOfKey(key),
        Objects.requireNonNullElse(table.ownerOf(rowNow, 0), 0L),
        object,
        false,
        change,
        later);
  }
}
