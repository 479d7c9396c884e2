package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;

/** Reads rows of one table: a licensee's within a range of objects, or those of some keys. */
public final class TableReads {
  private static final Map<Table<?>, String> LOOKUPS = new ConcurrentHashMap<>();

  private TableReads() {}

  /** Takes each row. */
  @FunctionalInterface
  public interface Taker<R extends Record> {
    void take(StoredRow<R> row) throws SQLException;
  }

  /**
   * A licensee's rows that fold from objects after {@code low} up to {@code high}.
   *
   * @param low null for the first
   * @param high null for the last
   * @return how many there were
   */
  static <R extends Record> long range(
      Connection connection,
      Table<R> table,
      long licensee,
      @Nullable ObjectRef low,
      @Nullable ObjectRef high,
      Taker<R> taker)
      throws SQLException {
    Column serial = table.streamSerial();
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    conditions.add(table.column(table.owners().getFirst()).name() + " = ?");
    values.add(licensee);
    if (serial == null || !bound(table, serial, low, high, conditions, values)) {
      return 0;
    }
    String sql =
        "SELECT %s FROM %s WHERE %s"
            .formatted(
                StoredRow.columns(table, ""),
                table.qualifiedName(),
                String.join(" AND ", conditions));
    return each(connection, table, sql, values, taker);
  }

  /** Adds the conditions of the range; false where no row of the table can be in it. */
  private static boolean bound(
      Table<?> table,
      Column serial,
      @Nullable ObjectRef low,
      @Nullable ObjectRef high,
      List<String> conditions,
      List<Object> values) {
    Column kind = table.streamKind();
    if (kind != null) {
      String pair = "(" + kind.name() + ", " + serial.name() + ")";
      if (low != null) {
        conditions.add(pair + " > (?, ?)");
        values.addAll(List.of(low.kind().letters(), low.serial()));
      }
      if (high != null) {
        conditions.add(pair + " <= (?, ?)");
        values.addAll(List.of(high.kind().letters(), high.serial()));
      }
      conditions.add(serial.name() + " IS NOT NULL");
      return true;
    }
    String own = java.util.Objects.requireNonNull(table.streamConstant()).letters();
    int toLow = low == null ? 1 : own.compareTo(low.kind().letters());
    int toHigh = high == null ? -1 : own.compareTo(high.kind().letters());
    if (low != null && toLow == 0) {
      conditions.add(serial.name() + " > ?");
      values.add(low.serial());
    }
    if (high != null && toHigh == 0) {
      conditions.add(serial.name() + " <= ?");
      values.add(high.serial());
    }
    return toLow >= 0 && toHigh <= 0;
  }

  /** A licensee's rows that fold from no object. */
  static <R extends Record> long withoutObject(
      Connection connection, Table<R> table, long licensee, Taker<R> taker) throws SQLException {
    Column serial = table.streamSerial();
    if (serial == null || !serial.isNullable()) {
      return 0;
    }
    String sql =
        "SELECT %s FROM %s WHERE %s = ? AND %s IS NULL"
            .formatted(
                StoredRow.columns(table, ""),
                table.qualifiedName(),
                table.column(table.owners().getFirst()).name(),
                serial.name());
    return each(connection, table, sql, List.of(licensee), taker);
  }

  /** Rows whose owner is none of these licensees. */
  static <R extends Record> long ofOthers(
      Connection connection, Table<R> table, long[] licensees, Taker<R> taker) throws SQLException {
    String sql =
        "SELECT %s FROM %s WHERE %s <> ALL (?)"
            .formatted(
                StoredRow.columns(table, ""),
                table.qualifiedName(),
                table.column(table.owners().getFirst()).name());
    return each(connection, table, sql, List.of(licensees), taker);
  }

  /** The rows of some keys; there may be several of one key where its index was dropped. */
  public static <R extends Record> void lookup(
      Connection connection, Table<R> table, List<List<Object>> keys, Taker<R> taker)
      throws SQLException {
    String sql = LOOKUPS.computeIfAbsent(table, TableReads::lookupSql);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < table.key().size(); i++) {
        int part = i;
        var values = new ArrayList<@Nullable Object>(keys.size());
        keys.forEach(key -> values.add(key.get(part)));
        select.setArray(i + 1, table.key().get(i).array(connection, values));
      }
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          taker.take(StoredRow.read(table, results));
        }
      }
    }
  }

  private static String lookupSql(Table<?> table) {
    List<String> names = table.key().stream().map(Column::name).toList();
    return "SELECT %s FROM unnest(%s) AS k(%s) JOIN %s t ON %s"
        .formatted(
            StoredRow.columns(table, "t."),
            String.join(", ", table.key().stream().map(Column::arrayParameter).toList()),
            String.join(", ", names),
            table.qualifiedName(),
            String.join(" AND ", names.stream().map(n -> "t." + n + " = k." + n).toList()));
  }

  private static <R extends Record> long each(
      Connection connection, Table<R> table, String sql, List<Object> values, Taker<R> taker)
      throws SQLException {
    long count = 0;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setFetchSize(Sql.FETCH);
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          taker.take(StoredRow.read(table, results));
          count++;
        }
      }
    }
    return count;
  }
}
