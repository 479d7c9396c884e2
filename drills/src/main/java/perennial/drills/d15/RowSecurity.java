package perennial.drills.d15;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import perennial.drills.stage.RoomTables;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.story.Seen;
import perennial.drills.story.Tally;
import perennial.journal.Roles;
import perennial.journal.Table;

/** What the database itself shows to the role that serves requests, should a query forget whom. */
final class RowSecurity {
  /**
   * Open to every caller's session: names and codes of licensees, now and before, since documents
   * print the other party as it was; which numbers are given out; and verdicts of laboratories,
   * which follow goods to all later owners.
   */
  private static final Set<String> DIRECTORIES =
      Set.of(
          "licensing_g1.licensee",
          "licensing_g1.license",
          "licensing_g1.premises",
          "licensing_g1.party",
          "licensing_g1.accreditation",
          "licensing_g1.device",
          "identifiers.object",
          "identifiers.alias",
          "inventory_g1.tested",
          "inventory_g1.waiver",
          "inventory_g1.waived_lot");

  private final ThrowAwayRegistry registry;

  RowSecurity(ThrowAwayRegistry registry) {
    this.registry = registry;
  }

  Seen seen(long intruder, long victim) throws SQLException {
    var tally = new Tally();
    long ofVictim = 0;
    try (Connection app = registry.as(Roles.APP);
        Statement statement = app.createStatement()) {
      for (Map.Entry<String, String> table : conditions(victim).entrySet()) {
        String count = "SELECT count(*) FROM " + table.getKey() + " AS t WHERE " + table.getValue();
        String notIntruders = " AND NOT (" + conditions(intruder).get(table.getKey()) + ")";
        long forIntruder = as(statement, Long.toString(intruder), count + notIntruders);
        long forNobody = as(statement, "", "SELECT count(*) FROM " + table.getKey());
        ofVictim += as(statement, Long.toString(victim), count);
        tally.see(
            forIntruder == 0 && forNobody == 0,
            () -> table.getKey() + " shows " + forIntruder + " and " + forNobody + " rows");
      }
    }
    Seen all = tally.seen("tables show nothing");
    return new Seen(
        all.asExpected() && ofVictim > 0,
        all.text() + "; to the victim they show " + ofVictim + " rows");
  }

  /** By table, which of its rows are a licensee's. */
  private static Map<String, String> conditions(long licensee) {
    var conditions = new LinkedHashMap<String, String>();
    for (Table<?> table : RoomTables.all()) {
      if (!DIRECTORIES.contains(table.qualifiedName())) {
        conditions.put(
            table.qualifiedName(),
            table.owners().stream()
                .map(owner ->
                    "coalesce(t." + table.column(owner).name() + " = " + licensee + ", false)")
                .collect(Collectors.joining(" OR ", "(", ")")));
      }
    }
    for (String table : Set.of("entry", "entry_personal")) {
      conditions.put("journal." + table, licensee + " = ANY (t.parties)");
    }
    for (String table : Set.of("chain", "attempt", "replay")) {
      conditions.put("journal." + table, "t.licensee_id = " + licensee);
    }
    return conditions;
  }

  private static long as(Statement statement, String licensees, String sql) throws SQLException {
    statement.execute("SELECT set_config('perennial.licensees', '" + licensees + "', false)");
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
