package perennial.oversight.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import perennial.journal.Column;
import perennial.journal.Fold;
import perennial.journal.RowCopy;
import perennial.journal.Table;
import perennial.oversight.verify.StoredRow;
import perennial.oversight.verify.TableReads;

/** The tables that rows are made anew in, in a schema of their own; nobody serves from them. */
final class FreshTables {
  static final String SCHEMA = "rebuilt";

  /** Rows of one statement. */
  private static final int AT_ONCE = 5_000;

  private final Connection owner;

  /**
   * @param owner a session of the role that owns the tables, in autocommit mode
   */
  FreshTables(Connection owner) {
    this.owner = owner;
  }

  /** What an earlier run left goes. */
  void create(List<Table<?>> tables) throws SQLException {
    drop();
    execute("CREATE SCHEMA " + SCHEMA);
    for (Table<?> table : tables) {
      execute(
          "CREATE UNLOGGED TABLE %s (LIKE %s INCLUDING GENERATED)"
              .formatted(name(table), table.qualifiedName()));
    }
  }

  void drop() throws SQLException {
    execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
  }

  /** Ready to be compared: keys are looked up, and the planner knows how many there are. */
  void index(List<Table<?>> tables) throws SQLException {
    for (Table<?> table : tables) {
      execute("CREATE INDEX ON %s (%s)".formatted(name(table), keys(table, "")));
      execute("ANALYZE " + name(table));
    }
  }

  /** Takes all rows of a table out of a fold and writes them; answers how many. */
  <R extends Record> long write(Table<R> table, Fold fold) throws SQLException {
    var rows = new ArrayList<Fold.Folded<R>>();
    long written = 0;
    for (Fold.Folded<?> row : fold.rowsOf(table).values()) {
      rows.add(new Fold.Folded<>(table.type().cast(row.row()), row.version(), row.entryId()));
      if (rows.size() == AT_ONCE) {
        RowCopy.insert(owner, table, name(table), rows);
        written += rows.size();
        rows.clear();
      }
    }
    if (!rows.isEmpty()) {
      RowCopy.insert(owner, table, name(table), rows);
    }
    fold.rowsOf(table).clear();
    return written + rows.size();
  }

  /** Rows made anew that the served table lacks or has otherwise. */
  <R extends Record> void unlikeServed(Table<R> table, TableReads.Taker<R> taker)
      throws SQLException {
    String columns = columns(table, "f.");
    read(
        table,
        "SELECT %s FROM %s f LEFT JOIN %s s ON %s WHERE s.%s IS NULL OR (%s) IS DISTINCT FROM (%s)"
            .formatted(
                columns,
                name(table),
                table.qualifiedName(),
                matching(table),
                table.key().getFirst().name(),
                columns,
                columns(table, "s.")),
        taker);
  }

  /** Served rows that the journal does not make. */
  <R extends Record> void onlyServed(Table<R> table, TableReads.Taker<R> taker)
      throws SQLException {
    read(
        table,
        "SELECT %s FROM %s s LEFT JOIN %s f ON %s WHERE f.%s IS NULL"
            .formatted(
                columns(table, "s."),
                table.qualifiedName(),
                name(table),
                matching(table),
                table.key().getFirst().name()),
        taker);
  }

  private <R extends Record> void read(Table<R> table, String sql, TableReads.Taker<R> taker)
      throws SQLException {
    owner.setAutoCommit(false);
    try (PreparedStatement select = owner.prepareStatement(sql)) {
      select.setFetchSize(AT_ONCE);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          taker.take(StoredRow.read(table, results));
        }
      }
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private static String matching(Table<?> table) {
    return String.join(
        " AND ", table.key().stream().map(c -> "f." + c.name() + " = s." + c.name()).toList());
  }

  private static String columns(Table<?> table, String prefix) {
    return StoredRow.columns(table, prefix);
  }

  private static String keys(Table<?> table, String prefix) {
    return String.join(", ", table.key().stream().map(Column::name).map(prefix::concat).toList());
  }

  private static String name(Table<?> table) {
    return SCHEMA + "." + table.schema() + "__" + table.name();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
