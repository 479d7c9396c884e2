package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import perennial.journal.Fold;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/**
 * Compares stored rows with the fold of their entries, both ways.
 *
 * <p>A row is told of once, where the object that proves it is looked at, whoever the row says owns
 * it. A row whose key no entry makes is extra. Where a row's key does not tell its object, that is
 * known only when all of a licensee's objects were seen: {@link #finish}.
 */
final class RowSweep {
  /** Keys looked up by one statement. */
  private static final int LOOKUP = 1_000;

  /** Objects of other licensees folded at once, to see whether rows that name them are theirs. */
  private static final int OTHERS = 2_000;

  /** A row that is not among those expected here. */
  private record Stray(StoredRow<?> row, ObjectRef object) {}

  private final List<Table<?>> tables;
  private final Prover prover;
  private final Findings findings;
  private final Map<Table<?>, Set<List<Object>>> provenElsewhere = new HashMap<>();
  private final List<StoredRow<?>> doubtful = new ArrayList<>();
  private final List<Stray> strays = new ArrayList<>();

  RowSweep(List<Table<?>> tables, Prover prover, Findings findings) {
    this.tables = tables;
    this.prover = prover;
    this.findings = findings;
  }

  /** A row that was read where rows of a proof's objects are. */
  <R extends Record> void stored(StoredRow<R> stored, Prover.Proof proof) {
    Table<R> table = stored.table();
    @SuppressWarnings("unchecked")
    var folded = (Fold.Folded<R>) proof.fold().rowsOf(table).remove(stored.key());
    if (folded != null) {
      judge(stored, folded, proof);
      return;
    }
    ObjectRef object = stored.object();
    if (object == null) {
      doubtful.add(stored);
    } else if (proof.objects().contains(object)) {
      extra(stored, proof.unproven().contains(object));
    } else {
      strays.add(new Stray(stored, object));
    }
  }

  private <R extends Record> void judge(
      StoredRow<R> stored, Fold.Folded<R> folded, Prover.Proof proof) {
    List<Finding> differences = RowJudge.differences(stored, folded);
    if (differences.isEmpty()) {
      return;
    }
    ObjectRef object = stored.table().streamOf(folded.row());
    if (proof.unproven().contains(object)) {
      findings.add(unproven(differences.getFirst()));
      return;
    }
    differences.forEach(findings::add);
  }

  private static Finding unproven(Finding f) {
    return new Finding(
        Fault.ROW_UNPROVEN,
        f.licensee(),
        f.table(),
        f.key(),
        f.column(),
        f.now(),
        null,
        f.entry(),
        f.detail(),
        f.object());
  }

  private void extra(StoredRow<?> stored, boolean isUnproven) {
    if (isUnproven) {
      findings.add(unproven(RowJudge.extra(stored)));
    } else if (stored.table().isStreamInKey()) {
      findings.add(RowJudge.extra(stored));
    } else {
      doubtful.add(stored);
    }
  }

  /** Looks up what the proof expects and was not read: rows of other owners, and what is gone. */
  void expect(Connection connection, Prover.Proof proof) throws SQLException {
    for (Table<?> table : tables) {
      expect(connection, table, proof);
    }
  }

  private <R extends Record> void expect(Connection connection, Table<R> table, Prover.Proof proof)
      throws SQLException {
    List<List<Object>> keys = List.copyOf(proof.fold().rowsOf(table).keySet());
    for (int from = 0; from < keys.size(); from += LOOKUP) {
      List<List<Object>> some = keys.subList(from, Math.min(keys.size(), from + LOOKUP));
      var found = new HashSet<List<Object>>();
      TableReads.lookup(
          connection,
          table,
          some,
          stored -> {
            Fold.Folded<R> folded = proof.fold().get(table, stored.key());
            if (folded == null || !found.add(stored.key())) {
              findings.add(RowJudge.extra(stored));
              return;
            }
            judge(stored, folded, proof);
            if (!table.isStreamInKey()) {
              provenElsewhere.computeIfAbsent(table, t -> new HashSet<>()).add(stored.key());
            }
          });
      for (List<Object> key : some) {
        Fold.Folded<R> folded = Objects.requireNonNull(proof.fold().get(table, key));
        if (!found.contains(key)) {
          missing(table, key, folded, proof);
        }
      }
    }
    proof.fold().rowsOf(table).clear();
  }

  private <R extends Record> void missing(
      Table<R> table, List<Object> key, Fold.Folded<R> folded, Prover.Proof proof) {
    Finding missing = RowJudge.missing(table, key, folded);
    boolean isUnproven = proof.unproven().contains(table.streamOf(folded.row()));
    findings.add(isUnproven ? unproven(missing) : missing);
  }

  /** Sees whether the rows that name other licensees' objects are made by those. */
  void settleStrays(Connection connection, long licensee) throws SQLException {
    var objects = new LinkedHashSet<ObjectRef>();
    strays.forEach(stray -> objects.add(stray.object()));
    List<ObjectRef> list = List.copyOf(objects);
    for (int from = 0; from < list.size(); from += OTHERS) {
      List<ObjectRef> some = list.subList(from, Math.min(list.size(), from + OTHERS));
      Prover.Proof proof =
          prover.prove(connection, Streams.of(connection, some), licensee, finding -> {});
      for (Stray stray : strays) {
        boolean isHere = proof.objects().contains(stray.object());
        if (isHere && !isMade(stray.row(), proof)) {
          extra(stray.row(), proof.unproven().contains(stray.object()));
        }
      }
    }
    strays.clear();
  }

  private static boolean isMade(StoredRow<?> stored, Prover.Proof proof) {
    return proof.fold().rowsOf(stored.table()).containsKey(stored.key());
  }

  /** A row without an object, that an entry makes all the same. */
  <R extends Record> void withoutObject(StoredRow<R> stored, Fold.Folded<R> folded) {
    provenElsewhere.computeIfAbsent(stored.table(), t -> new HashSet<>()).add(stored.key());
    RowJudge.differences(stored, folded).forEach(findings::add);
  }

  void doubt(StoredRow<?> stored) {
    doubtful.add(stored);
  }

  /** Tells of the rows that no object has turned out to make. */
  void finish() {
    for (StoredRow<?> stored : doubtful) {
      Set<List<Object>> proven = provenElsewhere.getOrDefault(stored.table(), Set.of());
      if (!proven.contains(stored.key())) {
        findings.add(RowJudge.extra(stored));
      }
    }
    doubtful.clear();
    provenElsewhere.clear();
  }
}
