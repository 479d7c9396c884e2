package perennial.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import perennial.kernel.Digests;

/**
 * Brings a database to what this build needs: migrations for what belongs to no generation, then
 * the schema of each room's generation, made from its tables.
 */
public final class Schema {
  private static final String HISTORY = "migrations";

  /** Who may set rows right is no part of a generation's shape, and came after the first ones. */
  private static final String LET_MEND =
      """
      DO $$ DECLARE t record; BEGIN
        FOR t IN SELECT c.oid::regclass AS name, relnamespace::regnamespace AS schema
            FROM pg_class c
            WHERE relkind = 'r' AND relnamespace::regnamespace::text ~ '^[a-z]+_g[0-9]+$'
              AND NOT EXISTS (SELECT FROM pg_policy
                WHERE polrelid = c.oid AND polname = 'mends') LOOP
          EXECUTE format('GRANT USAGE ON SCHEMA %s TO perennial_mender', t.schema);
          EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO perennial_mender', t.name);
          EXECUTE format('CREATE POLICY mends ON %s TO perennial_mender USING (true)', t.name);
        END LOOP;
      END $$\
      """;

  private final DataSource owner;
  private final List<Room> rooms;

  /**
   * @param owner connections of the role {@code perennial_owner}
   */
  public Schema(DataSource owner, List<Room> rooms) {
    this.owner = owner;
    this.rooms = List.copyOf(rooms);
  }

  /**
   * Creates what is missing and changes nothing that is there.
   *
   * @throws IllegalStateException when a generation in the database has another shape than this
   *     build's
   */
  public void install() {
    Flyway.configure()
        .dataSource(owner)
        .defaultSchema(HISTORY)
        .createSchemas(true)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    try (Connection connection = owner.getConnection()) {
      for (Room room : rooms) {
        List<Table<?>> tables = generation(room);
        if (!tables.isEmpty()) {
          installGeneration(connection, room.name(), tables);
        }
      }
      grant(connection);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** The statements that {@link #install} makes the rooms' tables with, for people to review. */
  public static String describe(List<Room> rooms) {
    return String.join(
        "\n",
        rooms.stream()
            .map(Schema::generation)
            .filter(tables -> !tables.isEmpty())
            .map(Schema::ddl)
            .toList());
  }

  /** What belongs to no generation comes from migrations. */
  private static List<Table<?>> generation(Room room) {
    return room.tables().stream().filter(table -> table.schema().endsWith("_g1")).toList();
  }

  private static void installGeneration(Connection connection, String room, List<Table<?>> tables)
      throws SQLException {
    String ddl = ddl(tables);
    byte[] shape = Digests.sha256(ddl.getBytes(StandardCharsets.UTF_8));
    byte[] known = knownShape(connection, room);
    if (known == null) {
      create(connection, room, ddl, shape);
    } else if (!Arrays.equals(known, shape)) {
      throw new IllegalStateException(
          "The data of '"
              + room
              + "' has another shape than this version of Perennial writes."
              + " Start the version that wrote it, or upgrade the data first.");
    }
  }

  /** Tables and the note of their shape together: a start that is cut short leaves neither. */
  private static void create(Connection connection, String room, String ddl, byte[] shape)
      throws SQLException {
    connection.setAutoCommit(false);
    execute(connection, ddl);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO journal.generation (room, generation, shape) VALUES (?, 1, ?)")) {
      insert.setString(1, room);
      insert.setBytes(2, shape);
      insert.executeUpdate();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static byte @org.jspecify.annotations.Nullable [] knownShape(
      Connection connection, String room) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT shape FROM journal.generation WHERE room = ? AND generation = 1")) {
      select.setString(1, room);
      try (ResultSet results = select.executeQuery()) {
        return results.next() ? results.getBytes(1) : null;
      }
    }
  }

  /** The statements that create a room's schema. */
  static String ddl(List<Table<?>> tables) {
    var sql = new StringBuilder();
    String schema = tables.getFirst().schema();
    sql.append("CREATE SCHEMA ").append(schema).append(";\n");
    for (Table<?> table : tables) {
      sql.append('\n').append(ddl(table));
    }
    sql.append("\nGRANT USAGE ON SCHEMA ").append(schema);
    sql.append(" TO perennial_app, perennial_verify;\n");
    sql.append("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ").append(schema);
    sql.append(" TO perennial_app;\n");
    sql.append("GRANT SELECT ON ALL TABLES IN SCHEMA ").append(schema);
    return sql.append(" TO perennial_verify;\n").toString();
  }

  private static String ddl(Table<?> table) {
    var lines = new ArrayList<String>();
    for (Column column : table.columns()) {
      lines.add(
          column.name
              + " "
              + column.form.sql
              + (column.form == Column.Form.TEXT ? " COLLATE \"C\"" : "")
              + (column.nullable ? "" : " NOT NULL"));
    }
    var keys = new ArrayList<String>();
    keys.add("PRIMARY KEY (" + names(table.key()) + ")");
    if (table.objectKind() != null) {
      String serial = java.util.Objects.requireNonNull(table.streamSerial()).name;
      String owner = table.column(table.owners().getFirst()).name;
      lines.add(constantKind(serial, table.objectKind().letters()));
      keys.add(foreignKey(owner, serial + "_kind", serial));
    }
    for (Table.Reference reference : table.references()) {
      Column column = table.column(reference.component());
      String owner = table.column(reference.ownerComponent()).name;
      if (reference.kind() != null) {
        lines.add(constantKind(column.name, reference.kind().letters()));
        keys.add(foreignKey(owner, column.name + "_kind", column.name));
      } else {
        String kind =
            table.column(java.util.Objects.requireNonNull(reference.kindComponent())).name;
        keys.add(foreignKey(owner, kind, column.name));
      }
    }
    table.checks().forEach(check -> keys.add("CHECK (" + check + ")"));
    table.uniques().forEach(unique -> keys.add("UNIQUE (" + componentNames(table, unique) + ")"));
    if (!table.alone().isEmpty()) {
      lines.add(range("valid"));
      lines.add(range("recorded"));
      keys.add("CHECK (NOT isempty(valid))");
      keys.add("CHECK (NOT isempty(recorded))");
      table.alone().forEach(alone -> keys.add(exclusion(table, alone)));
    }
    lines.add("version bigint NOT NULL CHECK (version > 0)");
    lines.add("row_digest bytea NOT NULL");
    lines.addAll(keys);
    var sql = new StringBuilder("CREATE TABLE ").append(table.qualifiedName()).append(" (\n  ");
    sql.append(String.join(",\n  ", lines)).append("\n);\n");
    for (List<String> index : table.indexes()) {
      sql.append("CREATE INDEX ON ").append(table.qualifiedName());
      sql.append(" (").append(componentNames(table, index)).append(")");
      sql.append(whereSaid(table, index)).append(";\n");
    }
    table.byActsAlone().forEach(each -> sql.append(byActsAlone(table, table.column(each).name)));
    return sql.append(rowLevelSecurity(table)).toString();
  }

  /** The condition stands outside the function: rows that keep the value pay one comparison. */
  private static String byActsAlone(Table<?> table, String column) {
    return """
    CREATE TRIGGER %1$s_by_acts_alone BEFORE UPDATE ON %2$s FOR EACH ROW
      WHEN (OLD.%1$s IS DISTINCT FROM NEW.%1$s) EXECUTE FUNCTION journal.by_acts_alone();
    """
        .formatted(column, table.qualifiedName());
  }

  /** Rows that state no such text are never asked for by it, and most state none. */
  private static String whereSaid(Table<?> table, List<String> index) {
    List<String> said =
        index.stream()
            .map(table::column)
            .filter(column -> column.nullable && column.form == Column.Form.TEXT)
            .filter(column -> !column.equals(table.streamKind()))
            .map(column -> column.name + " IS NOT NULL")
            .toList();
    return said.isEmpty() ? "" : " WHERE " + String.join(" AND ", said);
  }

  private static String range(String name) {
    return "%1$s tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(%1$s_from, %1$s_to)) STORED"
        .formatted(name);
  }

  /** Deferrable, so that it is looked at after a statement, which may close one and add another. */
  private static String exclusion(Table<?> table, Table.Alone alone) {
    var equal = new StringBuilder();
    alone.components().forEach(each -> equal.append(table.column(each).name).append(" WITH =, "));
    String condition = alone.condition() == null ? "" : " WHERE (" + alone.condition() + ")";
    return "EXCLUDE USING gist ("
        + equal
        + "valid WITH &&, recorded WITH &&)"
        + condition
        + " DEFERRABLE";
  }

  private static String rowLevelSecurity(Table<?> table) {
    var own = new ArrayList<String>();
    for (String owner : table.owners()) {
      own.add(table.column(owner).name + " = ANY ((SELECT journal.acting_for())::bigint[])");
    }
    String condition = String.join(" OR ", own);
    String name = table.qualifiedName();
    String reads = table.directory() ? "true" : condition;
    return "ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;\n".formatted(name)
        + "CREATE POLICY reads ON %s FOR SELECT TO perennial_app USING (%s);\n"
            .formatted(name, reads)
        + "CREATE POLICY adds ON %s FOR INSERT TO perennial_app WITH CHECK (%s);\n"
            .formatted(name, condition)
        + "CREATE POLICY changes ON %s FOR UPDATE TO perennial_app USING (%s);\n"
            .formatted(name, condition)
        + "CREATE POLICY verifies ON %s FOR SELECT TO perennial_verify USING (true);\n"
            .formatted(name);
  }

  private static String constantKind(String column, String letters) {
    return column + "_kind text COLLATE \"C\" GENERATED ALWAYS AS ('" + letters + "'::text) STORED";
  }

  private static String foreignKey(String owner, String kind, String serial) {
    return "FOREIGN KEY (%s, %s, %s) REFERENCES identifiers.object (licensee_id, kind, serial)"
        .formatted(owner, kind, serial);
  }

  private static String names(List<Column> columns) {
    return String.join(", ", columns.stream().map(column -> column.name).toList());
  }

  private static String componentNames(Table<?> table, List<String> components) {
    return names(components.stream().map(table::column).toList());
  }

  private static void grant(Connection connection) throws SQLException {
    execute(connection, "GRANT USAGE ON SCHEMA " + HISTORY + " TO perennial_verify");
    execute(connection, LET_MEND);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
