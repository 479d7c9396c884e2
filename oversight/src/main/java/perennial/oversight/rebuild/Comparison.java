package perennial.oversight.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.oversight.Findings;
import perennial.oversight.verify.EntryReads;
import perennial.oversight.verify.Prover;
import perennial.oversight.verify.RowJudge;
import perennial.oversight.verify.StoredRow;
import perennial.oversight.verify.Streams;
import perennial.oversight.verify.TableReads;
import perennial.oversight.verify.Touches;

/**
 * Tells which rows differ. The registry serves on while rows are made anew, so each that differs is
 * looked at once more, by all of its object's entries until now.
 */
final class Comparison {
  private static final String LATER =
      "SELECT entry_id FROM journal.entry WHERE entry_id > ? ORDER BY entry_id";

  /** Rows looked at again within one snapshot. */
  private static final int AT_ONCE = 2_000;

  private final Connection connection;
  private final Replay replay;
  private final Findings findings;
  private final long last;
  private final Set<List<Object>> later = new HashSet<>();

  /**
   * @param connection a session of the role {@code perennial_verify}
   * @param last the last entry that rows were made from
   */
  Comparison(Connection connection, Replay replay, Findings findings, long last) {
    this.connection = connection;
    this.replay = replay;
    this.findings = findings;
    this.last = last;
  }

  void compare(FreshTables fresh) throws SQLException {
    for (Table<?> table : replay.tables()) {
      compare(fresh, table);
    }
  }

  private <R extends Record> void compare(FreshTables fresh, Table<R> table) throws SQLException {
    var doubtful = new LinkedHashMap<List<Object>, @Nullable ObjectRef>();
    var extra = new LinkedHashMap<List<Object>, StoredRow<R>>();
    TableReads.Taker<R> made =
        row -> {
          doubtful.put(row.key(), row.object());
          settleIfMany(table, doubtful, extra);
        };
    fresh.unlikeServed(table, made);
    fresh.onlyServed(
        table,
        row -> {
          doubtful.put(row.key(), row.object());
          extra.put(row.key(), row);
          settleIfMany(table, doubtful, extra);
        });
    settle(table, doubtful, extra);
  }

  private <R extends Record> void settleIfMany(
      Table<R> table,
      Map<List<Object>, @Nullable ObjectRef> doubtful,
      Map<List<Object>, StoredRow<R>> extra)
      throws SQLException {
    if (doubtful.size() >= AT_ONCE) {
      settle(table, doubtful, extra);
    }
  }

  private <R extends Record> void settle(
      Table<R> table,
      Map<List<Object>, @Nullable ObjectRef> doubtful,
      Map<List<Object>, StoredRow<R>> extra)
      throws SQLException {
    if (doubtful.isEmpty()) {
      return;
    }
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      settleNow(table, doubtful, extra);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    doubtful.clear();
    extra.clear();
  }

  private <R extends Record> void settleNow(
      Table<R> table,
      Map<List<Object>, @Nullable ObjectRef> doubtful,
      Map<List<Object>, StoredRow<R>> extra)
      throws SQLException {
    readLater();
    var objects = new LinkedHashSet<ObjectRef>();
    doubtful.values().forEach(object -> addIfAny(object, objects));
    Prover.Proof proof =
        new Prover(replay, new EntryReads(replay))
            .prove(
                connection,
                Streams.of(connection, objects),
                LicenseeId.REGISTRY.value(),
                finding -> {});
    var found = new HashSet<List<Object>>();
    TableReads.lookup(
        connection,
        table,
        List.copyOf(doubtful.keySet()),
        stored -> {
          found.add(stored.key());
          judge(table, stored, proof, extra.containsKey(stored.key()));
        });
    for (List<Object> key : doubtful.keySet()) {
      Fold.Folded<R> folded = proof.fold().get(table, key);
      if (folded != null && !found.contains(key)) {
        findings.add(RowJudge.missing(table, key, folded));
      }
    }
  }

  private static void addIfAny(@Nullable ObjectRef object, Set<ObjectRef> objects) {
    if (object != null) {
      objects.add(object);
    }
  }

  private <R extends Record> void judge(
      Table<R> table, StoredRow<R> stored, Prover.Proof proof, boolean isExtra) {
    Fold.Folded<R> folded = proof.fold().get(table, stored.key());
    if (folded != null) {
      RowJudge.differences(stored, folded).forEach(findings::add);
    } else if (isExtra && !later.contains(List.of(table, stored.key()))) {
      findings.add(RowJudge.extra(stored));
    }
  }

  /** Rows that belong to no object and came after the last entry that was folded. */
  private void readLater() throws SQLException {
    var ids = new ArrayList<Long>();
    try (PreparedStatement select = connection.prepareStatement(LATER)) {
      select.setLong(1, last);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          ids.add(results.getLong(1));
        }
      }
    }
    var touches = new Touches();
    new EntryReads(replay)
        .each(
            connection,
            ids.stream().mapToLong(Long::longValue).toArray(),
            (id, read) -> {
              if (read != null && read.entry() != null) {
                touches.begin(id);
                replay.apply(read.entry(), touches);
              }
            });
    touches
        .withoutObject()
        .forEach((table, made) -> made.keySet().forEach(key -> later.add(List.of(table, key))));
  }
}
