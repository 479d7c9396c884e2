package perennial.drills.d02;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import perennial.drills.stage.Closing;
import perennial.drills.stage.RoomTables;
import perennial.drills.stage.Rows;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import perennial.journal.Table;

/** Part (a): with its constraints on, the database refuses to re-point a reference. */
final class RefusedBySchema {
  /** A reference to an object that this owner does not have. */
  private static final String NO_SUCH_OBJECT = "23503";

  /**
   * Of rows that are named by what they refer to, all at once would besides be one and the same.
   */
  private static final Set<String> BROKEN_AS_A_WHOLE = Set.of(NO_SUCH_OBJECT, "23505");

  private static final String NOT_ALLOWED = "42501";

  private RefusedBySchema() {}

  static void play(Story story, ThrowAwayRegistry registry) throws SQLException {
    try (Connection owner = registry.owner()) {
      List<Pointer> pointers = Pointer.all();
      Rows before = Rows.everything(owner);
      hasRows(story, before);
      repointEach(story, owner, pointers);
      repointAll(story, owner, pointers);
      readdress(story, owner);
      switchOff(story, owner);
      story.held(
          "All rows of all tables are compared with those before",
          "not one is another",
          () -> Closing.same(before, Rows.everything(owner)));
    }
  }

  /** What cannot be tried would not be proven. */
  private static void hasRows(Story story, Rows rows) {
    story.attempted(
        "Every table that refers to something is looked into",
        "each has rows to try it on",
        () -> {
          var tally = new Tally();
          for (Table<?> table : RoomTables.all()) {
            if (!table.references().isEmpty()) {
              tally.see(rows.has(table.qualifiedName()), table::qualifiedName);
            }
          }
          return tally.seen("tables have rows");
        });
  }

  private static void repointEach(Story story, Connection owner, List<Pointer> pointers) {
    story.refused(
        "As the role that owns the tables, UPDATE re-points a reference of one row at an object of"
            + " each other owner",
        "the database refuses each: there is no such object of this owner",
        () -> {
          var tally = new Tally();
          var tables = new TreeSet<String>();
          for (Pointer pointer : pointers) {
            tables.add(pointer.table().qualifiedName());
            List<Pointer.Try> tries = pointer.tries(owner);
            if (tries.isEmpty()) {
              tally.see(false, () -> pointer + ": no row or no object to try it with");
            }
            for (Pointer.Try each : tries) {
              refuse(tally, owner, pointer, each.sql(), Set.of(NO_SUCH_OBJECT));
            }
          }
          Seen seen = tally.seen("refused");
          return new Seen(
              seen.asExpected(),
              seen.text()
                  + ", through "
                  + pointers.size()
                  + " columns of "
                  + tables.size()
                  + " tables");
        });
  }

  private static void repointAll(Story story, Connection owner, List<Pointer> pointers) {
    story.refused(
        "One UPDATE re-points a column of all rows at once, as a release that goes wrong does",
        "the database refuses each whole",
        () -> {
          var tally = new Tally();
          for (Pointer pointer : pointers) {
            refuse(tally, owner, pointer, pointer.scramble(), BROKEN_AS_A_WHOLE);
          }
          return tally.seen("refused");
        });
  }

  private static void readdress(Story story, Connection owner) {
    story.refused(
        "As the same role, UPDATE names another licensee as the receiver, of one row for each other"
            + " licensee and of all rows at once",
        "the database refuses each: only the registry's acts do that",
        () -> {
          var tally = new Tally();
          List<SecondOwner> columns = SecondOwner.all();
          for (SecondOwner column : columns) {
            for (String sql : column.tries(owner)) {
              refuse(tally, owner, column, sql, Set.of(NO_SUCH_OBJECT));
            }
          }
          Seen seen = tally.seen("refused");
          return new Seen(
              seen.asExpected() && !columns.isEmpty(),
              seen.text() + ", through " + columns.size() + " columns");
        });
  }

  private static void refuse(
      Tally tally, Connection owner, Object column, String sql, Set<String> expected) {
    String state = stateOf(owner, sql);
    tally.see(expected.contains(state), () -> column + " was answered " + state + ": " + sql);
  }

  private static void switchOff(Story story, Connection owner) {
    story.refused(
        "The same role tries to switch the checks off for a while",
        "it may not; it could only drop them for all to see",
        () -> {
          var tally = new Tally();
          var attempts = new ArrayList<String>();
          attempts.add("SET session_replication_role = replica");
          RoomTables.all()
              .forEach(table ->
                  attempts.add("ALTER TABLE " + table.qualifiedName() + " DISABLE TRIGGER ALL"));
          for (String sql : attempts) {
            String state = stateOf(owner, sql);
            boolean hasNoChecks = state.equals("done") && Pointer.hasNoTriggers(owner, sql);
            tally.see(state.equals(NOT_ALLOWED) || hasNoChecks, () -> sql + " was " + state);
          }
          return tally.seen("refused");
        });
  }

  /** The SQLSTATE that a statement is refused with; "done" when it is not. */
  private static String stateOf(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql) == 0 && sql.startsWith("UPDATE") ? "no row met" : "done";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
