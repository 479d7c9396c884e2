package perennial.oversight.impact;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;

/**
 * Lots with something in them that a changed result decides on, wherever they are by now: the same
 * join that decides whether a lot may be sold.
 */
final class Stock {
  /** Rows that a session sends at once. */
  private static final int PORTION = 2_000;

  /** Lots whose results are asked for at once. */
  private static final int LOTS_AT_ONCE = 10_000;

  private static final String LOTS =
      """
      SELECT s.grams, s.pieces, %s
      FROM %s l
      JOIN (
        SELECT licensee_id, serial,
          coalesce(sum(amount) FILTER (WHERE unit = 'gm'), 0) AS grams,
          coalesce(sum(amount) FILTER (WHERE unit = 'ea'), 0) AS pieces
        FROM %s WHERE kind = '%s' AND amount > 0 GROUP BY licensee_id, serial
      ) s ON s.licensee_id = l.licensee_id AND s.serial = l.serial
      WHERE l.deleted_at IS NULL\
      """
          .formatted(
              Inventory.LOT.columnList("l."),
              Inventory.LOT.qualifiedName(),
              Inventory.BALANCE.qualifiedName(),
              Inventory.LOT_KIND.letters());

  private static final String RESULTS =
      "SELECT %s FROM %s WHERE lot = ANY (?)"
          .formatted(Inventory.TESTED.columnList(""), Inventory.TESTED.qualifiedName());

  /**
   * A lot in stock.
   *
   * @param result serial of the result that decides on it
   */
  record Affected(long owner, long lot, long result, BigDecimal grams, BigDecimal pieces) {}

  private record Held(Lot lot, BigDecimal grams, BigDecimal pieces) {}

  private Stock() {}

  /**
   * @param changed serials of results, with the lots that each is attached to
   */
  static List<Affected> affected(Connection connection, Map<Long, List<Long>> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return List.of();
    }
    var attached = new LinkedHashSet<Long>();
    changed.values().forEach(attached::addAll);
    List<Held> held = touching(connection, attached);
    var mentioned = new LinkedHashSet<Long>();
    held.forEach(each -> mentioned.addAll(TestVerdicts.lotsOf(each.lot())));
    Map<Long, List<Tested>> tested = results(connection, mentioned);
    var affected = new ArrayList<Affected>();
    for (Held each : held) {
      var rows = new ArrayList<Tested>();
      TestVerdicts.lotsOf(each.lot())
          .forEach(lot -> rows.addAll(tested.getOrDefault(lot, List.of())));
      Optional<Tested> deciding = new TestVerdicts(rows).deciding(each.lot());
      if (deciding.isPresent() && changed.containsKey(deciding.get().result())) {
        affected.add(
            new Affected(
                each.lot().licenseeId().value(),
                each.lot().serial(),
                deciding.get().result(),
                each.grams(),
                each.pieces()));
      }
    }
    return affected;
  }

  private static List<Held> touching(Connection connection, Set<Long> attached)
      throws SQLException {
    var held = new ArrayList<Held>();
    try (PreparedStatement statement = connection.prepareStatement(LOTS)) {
      statement.setFetchSize(PORTION);
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          Lot lot = Inventory.LOT.read(results, 3);
          if (TestVerdicts.lotsOf(lot).stream().anyMatch(attached::contains)) {
            held.add(new Held(lot, results.getBigDecimal(1), results.getBigDecimal(2)));
          }
        }
      }
    }
    return held;
  }

  private static Map<Long, List<Tested>> results(Connection connection, Set<Long> lots)
      throws SQLException {
    var tested = new HashMap<Long, List<Tested>>();
    var all = List.copyOf(lots);
    for (int from = 0; from < all.size(); from += LOTS_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + LOTS_AT_ONCE));
      try (PreparedStatement statement = connection.prepareStatement(RESULTS)) {
        statement.setArray(1, connection.createArrayOf("bigint", some.toArray()));
        try (ResultSet results = statement.executeQuery()) {
          while (results.next()) {
            Tested row = Inventory.TESTED.read(results, 1);
            tested.computeIfAbsent(row.lot(), _ -> new ArrayList<>()).add(row);
          }
        }
      }
    }
    return tested;
  }
}
