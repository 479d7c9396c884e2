package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.oversight.Findings;

/** Finds what no licensee's own check comes by: rows and streams that belong to nobody. */
final class OrphanCheck {
  /** Objects that the journal knows and the registry has lost, or gives to nobody. */
  private static final String LOST =
      """
      SELECT DISTINCT s.kind, s.serial FROM journal.stream s
      LEFT JOIN identifiers.object o ON o.kind = s.kind AND o.serial = s.serial
      WHERE o.licensee_id IS NULL OR o.licensee_id <> ALL (?)\
      """;

  private final Connection connection;
  private final Replay replay;
  private final Findings findings;
  private final Tally tally;
  private final Prover prover;
  private final RowSweep sweep;

  OrphanCheck(Connection connection, Replay replay, Findings findings, Tally tally) {
    this.connection = connection;
    this.replay = replay;
    this.findings = findings;
    this.tally = tally;
    this.prover = new Prover(replay, new EntryReads(replay));
    this.sweep = new RowSweep(replay.tables(), prover, findings);
  }

  /**
   * @param licensees all that have a chain
   */
  void check(long[] licensees, Map<ObjectRef, Set<Long>> lacking) throws SQLException {
    try (Snapshot _ = Snapshot.of(connection)) {
      lost(licensees, lacking);
      for (Table<?> table : replay.tables()) {
        ofNobody(table, licensees);
      }
      sweep.settleStrays(connection, LicenseeId.REGISTRY.value());
    }
    sweep.finish();
  }

  private void lost(long[] licensees, Map<ObjectRef, Set<Long>> lacking) throws SQLException {
    var objects = new ArrayList<ObjectRef>();
    try (PreparedStatement select = connection.prepareStatement(LOST)) {
      select.setObject(1, licensees);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          objects.add(new ObjectRef(new Kind(results.getString(1)), results.getLong(2)));
        }
      }
    }
    for (int from = 0; from < objects.size(); from += Windows.OBJECTS) {
      int to = Math.min(objects.size(), from + Windows.OBJECTS);
      List<ObjectRef> some = objects.subList(from, to);
      Streams streams = Streams.of(connection, some);
      some.forEach(o -> lacking.getOrDefault(o, Set.of()).forEach(e -> streams.add(o, e)));
      sweep.expect(
          connection, prover.prove(connection, streams, LicenseeId.REGISTRY.value(), findings));
    }
  }

  private <R extends Record> void ofNobody(Table<R> table, long[] licensees) throws SQLException {
    var nothing = new Prover.Proof(replay.foldOf(Set.of()), Set.of(), Set.of());
    tally.rows.add(
        TableReads.ofOthers(connection, table, licensees, stored -> sweep.stored(stored, nothing)));
  }
}
