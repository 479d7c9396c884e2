package perennial.oversight.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Table;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/**
 * A rule that always holds, as a query that answers its violations: {@code licensee_id}, {@code
 * object} (what is at fault, as text) and {@code what} (what is wrong with it).
 */
public record Invariant(String name, String sql) {
  /** The files in {@code invariants/}, in the order in which they are checked. */
  static final List<String> FILES =
      List.of(
          "allocation-is-above-every-serial",
          "balances-are-never-negative",
          "balances-are-sums-of-postings",
          "entries-stand-in-their-chains",
          "erased-is-gone",
          "in-transit-equals-open-transfers",
          "lots-have-an-origin",
          "plants-are-counted",
          "postings-sum-to-zero",
          "transfer-items-belong-to-their-transfer",
          "one-licensee-per-code");

  /** Violations told of one rule: a broken rule breaks everywhere, and rows are told singly. */
  static final int TOLD_MAX = 10_000;

  /** All rules: the files, and that each reference is to an object of its lawful owner. */
  public static List<Invariant> all(List<Table<?>> tables) {
    var all = new ArrayList<Invariant>();
    FILES.forEach(file -> all.add(new Invariant(file, read(file))));
    for (Table<?> table : tables) {
      for (Table.Reference reference : table.references()) {
        all.add(ownership(table, reference));
      }
    }
    return all;
  }

  private static Invariant ownership(Table<?> table, Table.Reference reference) {
    String column = table.column(reference.component()).name();
    String owner = table.column(reference.ownerComponent()).name();
    String kind =
        reference.kind() == null
            ? "t."
                + table.column(java.util.Objects.requireNonNull(reference.kindComponent())).name()
            : "'" + reference.kind().letters() + "'";
    String sql =
        """
        SELECT t.%2$s AS licensee_id, %3$s || ' ' || t.%1$s AS object,
          '%4$s.%1$s names no object of the row''s owner' AS what
        FROM %4$s t WHERE t.%1$s IS NOT NULL AND NOT EXISTS (
          SELECT FROM identifiers.object o
          WHERE o.licensee_id = t.%2$s AND o.kind = %3$s AND o.serial = t.%1$s)
        """
            .formatted(column, owner, kind, table.qualifiedName());
    return new Invariant("owner-of-" + table.name() + "." + column, sql);
  }

  private static String read(String file) {
    try (InputStream text = Invariant.class.getResourceAsStream("/invariants/" + file + ".sql")) {
      return new String(
          java.util.Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a rule cannot be read: " + file, e);
    }
  }

  /**
   * @param licensee null for all
   */
  void check(Connection connection, @Nullable Long licensee, Findings findings)
      throws SQLException {
    String where = licensee == null ? "" : " WHERE v.licensee_id = " + licensee;
    String all = "SELECT * FROM (" + sql + "\n) v" + where + " LIMIT " + TOLD_MAX;
    try (PreparedStatement select = connection.prepareStatement(all);
        ResultSet results = select.executeQuery()) {
      while (results.next()) {
        findings.add(
            new Finding(
                Fault.INVARIANT,
                results.getLong("licensee_id"),
                name,
                List.of(String.valueOf(results.getString("object"))),
                null,
                null,
                null,
                0,
                results.getString("what"),
                null));
      }
    }
  }
}
