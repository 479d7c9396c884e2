package perennial.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;

/** Committed rows from PostgreSQL, each checked against its digest when a decision reads it. */
final class SqlSource implements Source {
  private static final Map<Table<?>, String> LOADS = new ConcurrentHashMap<>();
  private static final Map<Table<?>, String> SINGLE_LOADS = new ConcurrentHashMap<>();
  private static final Map<Index<?>, String> LISTS = new ConcurrentHashMap<>();
  private static final Map<Index<?>, String> LISTS_OF_MANY = new ConcurrentHashMap<>();

  private static final Map<Index<?>, String> FIRST_PAGES = new ConcurrentHashMap<>();
  private static final Map<Index<?>, String> PAGES = new ConcurrentHashMap<>();

  private final Connection connection;
  private final RowGuard guard;

  SqlSource(Connection connection, RowGuard guard) {
    this.connection = connection;
    this.guard = guard;
  }

  /** A source for answers, which do not check digests: sweeps do that. */
  static SqlSource unguarded(Connection connection) {
    return new SqlSource(
        connection,
        new RowGuard() {
          @Override
          public <R extends Record> Held<R> checked(
              Connection c, Table<R> table, R row, long version, Bytes digest) {
            return Held.sound(row, version);
          }
        });
  }

  @Override
  public <R extends Record> List<Held<R>> load(Table<R> table, Collection<List<Object>> keys) {
    var found = new ArrayList<Held<R>>();
    var statement = new MultiStatement(connection);
    addLoad(statement, table, keys, found::addAll);
    run(statement);
    return found;
  }

  @Override
  public <R extends Record> List<Held<R>> list(Index<R> index, List<Object> values) {
    var found = new ArrayList<Held<R>>();
    var statement = new MultiStatement(connection);
    addList(statement, index, values, found::addAll);
    run(statement);
    return found;
  }

  @Override
  public <R extends Record> List<List<Held<R>>> lists(
      Index<R> index, List<List<Object>> questions) {
    var found = new ArrayList<List<Held<R>>>();
    var statement = new MultiStatement(connection);
    try {
      addLists(statement, index, questions, found::addAll);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
    run(statement);
    return found;
  }

  @Override
  public <R extends Record> List<Held<R>> page(
      Index<R> index, List<Object> values, @Nullable List<Object> after) {
    Table<R> table = index.table();
    var found = new ArrayList<Held<R>>();
    var statement = new MultiStatement(connection);
    statement.add(
        (after == null ? FIRST_PAGES : PAGES)
            .computeIfAbsent(index, i -> pageSql(i, after != null)),
        results -> found.addAll(readAll(table, results)));
    values.forEach(value -> statement.with(value.toString()));
    for (int i = 0; after != null && i < after.size(); i++) {
      table.key().get(i).set(statement, after.get(i));
    }
    run(statement);
    return found;
  }

  private static String pageSql(Index<?> index, boolean isAfter) {
    List<Column> key = index.table().key();
    String names = String.join(", ", key.stream().map(column -> column.name).toList());
    String from =
        " AND (%s) > (%s)"
            .formatted(names, String.join(", ", key.stream().map(Column::parameter).toList()));
    return matchSql(index)
        + (isAfter ? from : "")
        + " ORDER BY "
        + names
        + " LIMIT "
        + index.limit();
  }

  private static void run(MultiStatement statement) {
    try {
      statement.execute();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  <R extends Record> void addLoad(
      MultiStatement statement,
      Table<R> table,
      Collection<List<Object>> keys,
      Consumer<List<Held<R>>> taker) {
    if (keys.size() == 1) {
      statement.add(
          SINGLE_LOADS.computeIfAbsent(table, SqlSource::singleLoadSql),
          results -> taker.accept(readAll(table, results)));
      List<Object> key = keys.iterator().next();
      for (int i = 0; i < key.size(); i++) {
        table.key().get(i).set(statement, key.get(i));
      }
      return;
    }
    statement.add(
        LOADS.computeIfAbsent(table, SqlSource::loadSql),
        results -> taker.accept(readAll(table, results)));
    try {
      for (int i = 0; i < table.key().size(); i++) {
        int part = i;
        List<@Nullable Object> values = new ArrayList<>(keys.size());
        keys.forEach(key -> values.add(key.get(part)));
        statement.with(table.key().get(i), values);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  <R extends Record> void addList(
      MultiStatement statement,
      Index<R> index,
      List<Object> values,
      Consumer<List<Held<R>>> taker) {
    statement.add(
        LISTS.computeIfAbsent(index, SqlSource::listSql),
        results -> taker.accept(readAll(index.table(), results)));
    for (int i = 0; i < values.size(); i++) {
      statement.with(values.get(i).toString());
    }
  }

  /**
   * Asks an index for several values in one statement, whatever their number.
   *
   * @param taker takes what each question found, in the order of the questions
   */
  <R extends Record> void addLists(
      MultiStatement statement,
      Index<R> index,
      List<List<Object>> questions,
      Consumer<List<List<Held<R>>>> taker)
      throws SQLException {
    statement.add(
        LISTS_OF_MANY.computeIfAbsent(index, SqlSource::listsSql),
        results -> taker.accept(readByQuestion(index, questions.size(), results)));
    for (int i = 0; i < index.components().size(); i++) {
      int part = i;
      statement.withTexts(
          questions.stream().map(values -> values.get(part).toString()).toArray(String[]::new));
    }
  }

  private <R extends Record> List<List<Held<R>>> readByQuestion(
      Index<R> index, int questions, ResultSet results) throws SQLException {
    var found = new ArrayList<List<Held<R>>>();
    for (int i = 0; i < questions; i++) {
      found.add(new ArrayList<>());
    }
    int number = index.table().columns().size() + 3;
    while (results.next()) {
      found.get(results.getInt(number) - 1).add(readOne(index.table(), results));
    }
    return found;
  }

  private static String listsSql(Index<?> index) {
    Table<?> table = index.table();
    var values = new ArrayList<String>();
    var names = new ArrayList<String>();
    var match = new ArrayList<String>();
    for (int i = 0; i < index.components().size(); i++) {
      Column column = table.column(index.components().get(i));
      values.add("?::text[]");
      names.add("v" + i);
      match.add("t." + column.name + " = q.v" + i + "::" + column.scalarType());
    }
    return """
    SELECT f.* FROM unnest(%s) WITH ORDINALITY AS q(%s, number)
    CROSS JOIN LATERAL (
      SELECT %s, t.version, t.row_digest, q.number FROM %s t WHERE %s LIMIT %d) f\
    """
        .formatted(
            String.join(", ", values),
            String.join(", ", names),
            table.columnList("t."),
            table.qualifiedName(),
            String.join(" AND ", match),
            index.limit() + 1);
  }

  private static String singleLoadSql(Table<?> table) {
    return "SELECT "
        + table.columnList("")
        + ", version, row_digest FROM "
        + table.qualifiedName()
        + " WHERE "
        + String.join(
            " AND ",
            table.key().stream().map(column -> column.name + " = " + column.parameter()).toList());
  }

  private static String loadSql(Table<?> table) {
    var sql = new StringBuilder("SELECT ").append(table.columnList("t."));
    sql.append(", t.version, t.row_digest FROM ")
        .append(table.qualifiedName())
        .append(" t JOIN unnest(");
    var names = new StringBuilder();
    var join = new StringBuilder();
    for (Column column : table.key()) {
      sql.append(names.isEmpty() ? "" : ", ").append(column.arrayParameter());
      join.append(names.isEmpty() ? "" : " AND ");
      join.append("t.").append(column.name).append(" = k.").append(column.name);
      names.append(names.isEmpty() ? "" : ", ").append(column.name);
    }
    return sql.append(") AS k(").append(names).append(") ON ").append(join).toString();
  }

  private static String listSql(Index<?> index) {
    return matchSql(index) + " LIMIT " + (index.limit() + 1);
  }

  private static String matchSql(Index<?> index) {
    Table<?> table = index.table();
    var sql = new StringBuilder("SELECT ").append(table.columnList(""));
    sql.append(", version, row_digest FROM ").append(table.qualifiedName()).append(" WHERE ");
    for (int i = 0; i < index.components().size(); i++) {
      Column column = table.column(index.components().get(i));
      sql.append(i == 0 ? "" : " AND ").append(column.name);
      sql.append(" = ?::text::").append(column.scalarType());
    }
    return sql.toString();
  }

  private <R extends Record> List<Held<R>> readAll(Table<R> table, ResultSet results)
      throws SQLException {
    var found = new ArrayList<Held<R>>();
    while (results.next()) {
      found.add(readOne(table, results));
    }
    return found;
  }

  private <R extends Record> Held<R> readOne(Table<R> table, ResultSet results)
      throws SQLException {
    int columns = table.columns().size();
    R row = table.read(results, 1);
    long version = results.getLong(columns + 1);
    var digest = new Bytes(results.getBytes(columns + 2));
    return guard.checked(connection, table, row, version, digest);
  }
}
