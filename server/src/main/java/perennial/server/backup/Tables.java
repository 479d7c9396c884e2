package perennial.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The registry's tables, as the database itself describes them. */
final class Tables {
  private static final String TABLES =
      """
      SELECT n.nspname || '.' || c.relname, array_agg(a.attname ORDER BY a.attname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = ''
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname NOT IN ('information_schema', 'migrations', 'public')
      GROUP BY 1 ORDER BY 1\
      """;

  private static final String REFERENCES =
      """
      SELECT DISTINCT f.nspname || '.' || c.relname, t.nspname || '.' || r.relname
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace f ON f.oid = c.relnamespace
      JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace t ON t.oid = r.relnamespace
      WHERE k.contype = 'f' AND k.conrelid <> k.confrelid\
      """;

  private Tables() {}

  /**
   * A table.
   *
   * @param name with its schema; ours need no quotes
   * @param columns those that are stored as written, in the order of their names
   */
  record Table(String name, List<String> columns) {
    String withColumns() {
      return withColumns(name, columns);
    }

    static String withColumns(String name, List<String> columns) {
      return name
          + columns.stream()
              .map(column -> '"' + column + '"')
              .collect(Collectors.joining(", ", " (", ")"));
    }
  }

  static List<Table> of(Connection session) throws SQLException {
    var tables = new ArrayList<Table>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        String[] columns = (String[]) rows.getArray(2).getArray();
        tables.add(new Table(rows.getString(1), Arrays.asList(columns)));
      }
    }
    return tables;
  }

  /** The same names, what is referred to first. */
  static List<String> inOrder(Connection session, List<String> names) throws SQLException {
    Map<String, Set<String>> references = new HashMap<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        references.computeIfAbsent(rows.getString(1), n -> new HashSet<>()).add(rows.getString(2));
      }
    }
    var ordered = new LinkedHashMap<String, Boolean>();
    names.forEach(name -> visit(name, references, ordered));
    return ordered.keySet().stream().filter(names::contains).toList();
  }

  private static void visit(
      String name, Map<String, Set<String>> references, Map<String, Boolean> ordered) {
    if (!ordered.containsKey(name)) {
      references.getOrDefault(name, Set.of()).forEach(each -> visit(each, references, ordered));
      ordered.put(name, true);
    }
  }
}
