package perennial.oversight.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/**
 * What the database itself holds up: keys, references, conditions, indexes, row-level security,
 * triggers and the functions that these call. They are written down in {@code walls.tsv}, as a new
 * registry has them, so that a wall that somebody took away or switched off is found, and what
 * somebody added.
 */
public final class Walls {
  /** The file in the resources; made anew by {@code ./perennial golden}. */
  static final String FILE = "/walls.tsv";

  /** SQLSTATEs of rows that break a rule. */
  private static final String DOES_NOT_HOLD = "23";

  /** SQLSTATEs where something of another's is in the way, or what it stands on is gone. */
  private static final String NOT_POSSIBLE = "42";

  private static final String FOUND =
      """
      SELECT 'constraint' AS sort, conrelid::regclass::text AS place, conname::text AS name,
        pg_get_constraintdef(c.oid) || CASE WHEN convalidated THEN '' ELSE ' NOT VALID' END AS rule
      FROM pg_constraint c
      WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND conrelid <> 0
        AND connamespace::regnamespace::text ~ '%1$s'
      UNION ALL
      SELECT 'index', i.indrelid::regclass::text, i.indexrelid::regclass::text,
        pg_get_indexdef(i.indexrelid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE c.relnamespace::regnamespace::text ~ '%1$s'
        AND NOT EXISTS (SELECT FROM pg_constraint k
          WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
      UNION ALL
      SELECT 'security', oid::regclass::text, '', 'ENABLE ROW LEVEL SECURITY'
      FROM pg_class WHERE relrowsecurity AND relnamespace::regnamespace::text ~ '%1$s'
      UNION ALL
      SELECT 'policy', quote_ident(schemaname) || '.' || quote_ident(tablename), policyname::text,
        'FOR ' || cmd || ' TO ' || (SELECT string_agg(r, ', ' ORDER BY r) FROM unnest(roles) AS r)
          || coalesce(' USING (' || regexp_replace(qual, '\\s+', ' ', 'g') || ')', '')
          || coalesce(' WITH CHECK (' || regexp_replace(with_check, '\\s+', ' ', 'g') || ')', '')
      FROM pg_policies WHERE schemaname ~ '%1$s'
      UNION ALL
      SELECT 'trigger', tgrelid::regclass::text, tgname::text,
        pg_get_triggerdef(t.oid) || CASE tgenabled WHEN 'O' THEN '' ELSE ' NOT ENABLED' END
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT tgisinternal AND c.relnamespace::regnamespace::text ~ '%1$s'
      UNION ALL
      SELECT 'function', pronamespace::regnamespace::text, oid::regprocedure::text,
        regexp_replace(btrim(pg_get_functiondef(oid), E' \\n'), '\\s+', ' ', 'g')
      FROM pg_proc
      WHERE prokind = 'f' AND pronamespace::regnamespace::text ~ '%1$s'
      """
          .formatted("^(identifiers|journal|oversight|[a-z]+_g[0-9]+)$");

  /**
   * One wall.
   *
   * @param sort {@code constraint}, {@code function}, {@code index}, {@code policy}, {@code
   *     security}, {@code trigger}
   * @param place the table; of a function, the schema
   * @param rule its definition in SQL
   */
  record Wall(String sort, String place, String name, String rule) implements Comparable<Wall> {
    static Wall parse(String line) {
      String[] parts = line.split("\t", -1);
      return new Wall(parts[0], parts[1], parts[2], parts[3]);
    }

    String line() {
      return String.join("\t", sort, place, name, rule);
    }

    /** The statement that puts it up. */
    String sql() {
      return switch (sort) {
        case "constraint" -> "ALTER TABLE " + place + " ADD CONSTRAINT " + name + " " + rule;
        case "index", "function" -> rule;
        case "security" -> "ALTER TABLE " + place + " " + rule;
        case "policy" -> "CREATE POLICY " + name + " ON " + place + " " + rule;
        // One that was switched off is still there.
        case "trigger" -> rule.replaceFirst("^CREATE ", "CREATE OR REPLACE ");
        default -> throw new IllegalStateException("a registry has no " + sort);
      };
    }

    @Override
    public int compareTo(Wall other) {
      return line().compareTo(other.line());
    }
  }

  private Walls() {}

  /** Every wall of a database, a line each, in order: what {@code walls.tsv} is made of. */
  public static List<String> describe(Connection connection) throws SQLException {
    return found(connection).stream().map(Wall::line).toList();
  }

  /** Every wall of a sound database, a line each, in order. */
  public static List<String> described() {
    return expected().stream().map(Wall::line).toList();
  }

  private static SortedSet<Wall> found(Connection connection) throws SQLException {
    var found = new TreeSet<Wall>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FOUND)) {
      while (rows.next()) {
        found.add(
            new Wall(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return found;
  }

  static SortedSet<Wall> expected() {
    try (InputStream in = Objects.requireNonNull(Walls.class.getResourceAsStream(FILE))) {
      var expected = new TreeSet<Wall>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> expected.add(Wall.parse(line)));
      return expected;
    } catch (IOException e) {
      throw new IllegalStateException("the list of the database's rules cannot be read", e);
    }
  }

  /** Tells of what is gone, and of what nobody described. */
  static void check(Connection connection, Findings findings) throws SQLException {
    SortedSet<Wall> found = found(connection);
    SortedSet<Wall> expected = expected();
    for (Wall wall : expected) {
      if (!found.contains(wall)) {
        tell(wall, "is gone", findings);
      }
    }
    for (Wall wall : found) {
      if (!expected.contains(wall)) {
        tell(wall, "is not this version's", findings);
      }
    }
  }

  private static void tell(Wall wall, String what, Findings findings) {
    String detail = wall.sort() + " " + wall.name() + " " + what + ": " + wall.rule();
    findings.add(Finding.of(Fault.CONSTRAINT, 0, wall.place(), 0, detail));
  }

  /**
   * Puts up what is gone; what nobody described is left to people.
   *
   * @param owner a session of the role that owns the tables, in autocommit mode
   * @return what was put up, and what could not be, as sentences
   */
  public static List<String> restore(Connection owner) throws SQLException {
    SortedSet<Wall> missing = expected();
    missing.removeAll(found(owner));
    var told = new ArrayList<String>();
    // Keys before what refers to them, functions before what calls them; each alone, so that one
    // which does not hold stops no other.
    for (String sort : List.of("CREATE OR REPLACE FUNCTION", "PRIMARY", "UNIQUE", "")) {
      for (Wall wall : List.copyOf(missing)) {
        if (wall.rule().startsWith(sort)) {
          missing.remove(wall);
          told.add(restore(owner, wall));
        }
      }
    }
    return told;
  }

  private static String restore(Connection owner, Wall wall) throws SQLException {
    String name = wall.sort() + " " + (wall.name().isEmpty() ? "" : wall.name() + " ");
    try (Statement statement = owner.createStatement()) {
      statement.execute(wall.sql());
      return "put up again: " + name + "of " + wall.place();
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith(DOES_NOT_HOLD)) {
        return "does not hold yet: " + name + "of " + wall.place();
      }
      if (state.startsWith(NOT_POSSIBLE)) {
        return "cannot be put up: " + name + "of " + wall.place();
      }
      throw e;
    }
  }
}
