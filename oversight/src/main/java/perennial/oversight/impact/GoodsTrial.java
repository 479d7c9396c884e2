package perennial.oversight.impact;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.inventory.StockRules;
import perennial.kernel.Amount;
import perennial.kernel.Unit;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.retail.Retail;
import perennial.retail.SaleLimits;
import perennial.retail.SaleType;
import perennial.rulebook.Permission;
import perennial.rulebook.QuantityLimit;
import perennial.rulebook.RuleSet;
import perennial.transport.TransferItem;
import perennial.transport.TransferTrial;
import perennial.transport.Transport;

/**
 * Holds lots in stock, transfers that have not left and the sales of a year against two rule sets.
 * Rows stream; memory holds the cells, and the numbers of their owners.
 */
final class GoodsTrial {
  static final String LOTS = "lots in stock";
  static final String TRANSFERS = "items of open transfers";
  static final String SALES = "sales of a year";

  /** Rows that a session sends at once. */
  private static final int PORTION = 2_000;

  private static final String LOTS_SQL =
      """
      SELECT l.licensee_id, p.intermediate_type, l.uom, s.amount
      FROM %s l
      JOIN %s p ON p.licensee_id = l.licensee_id AND p.serial = l.product_type
      JOIN (
        SELECT licensee_id, serial, sum(amount) AS amount
        FROM %s WHERE kind = '%s' AND amount > 0 GROUP BY licensee_id, serial
      ) s ON s.licensee_id = l.licensee_id AND s.serial = l.serial
      WHERE l.deleted_at IS NULL\
      """
          .formatted(
              Inventory.LOT.qualifiedName(),
              Inventory.PRODUCT_TYPE.qualifiedName(),
              Inventory.BALANCE.qualifiedName(),
              Inventory.LOT_KIND.letters());

  private static final String TRANSFERS_SQL =
      """
      SELECT p.intermediate_type, f.type, %s, %s, %s
      FROM %s i
      JOIN %s t ON t.serial = i.transfer AND t.voided_at IS NULL
        AND t.status IN ('open', 'ready_for_pickup')
      JOIN %s l ON l.licensee_id = i.from_id AND l.serial = i.lot
      JOIN %s p ON p.licensee_id = i.from_id AND p.serial = l.product_type
      JOIN %s f ON f.licensee_id = i.from_id
      JOIN %s r ON r.licensee_id = i.to_id
      WHERE NOT i.removed\
      """
          .formatted(
              Transport.TRANSFER_ITEM.columnList("i."),
              Inventory.LOT.columnList("l."),
              Licensing.LICENSEE.columnList("r."),
              Transport.TRANSFER_ITEM.qualifiedName(),
              Transport.TRANSFER.qualifiedName(),
              Inventory.LOT.qualifiedName(),
              Inventory.PRODUCT_TYPE.qualifiedName(),
              Licensing.LICENSEE.qualifiedName(),
              Licensing.LICENSEE.qualifiedName());

  private static final String SALES_SQL =
      """
      SELECT s.licensee_id, s.serial, s.type, i.qty, %s
      FROM %s s
      JOIN %s i ON i.licensee_id = s.licensee_id AND i.sale = s.serial AND NOT i.removed
      JOIN %s l ON l.licensee_id = i.licensee_id AND l.serial = i.lot
      JOIN %s p ON p.licensee_id = l.licensee_id AND p.serial = l.product_type
      WHERE s.status = 'sale' AND s.deleted_at IS NULL AND s.sold_at > ?::timestamptz
      ORDER BY s.licensee_id, s.serial\
      """
          .formatted(
              Inventory.PRODUCT_TYPE.columnList("p."),
              Retail.SALE.qualifiedName(),
              Retail.SALE_ITEM.qualifiedName(),
              Inventory.LOT.qualifiedName(),
              Inventory.PRODUCT_TYPE.qualifiedName());

  private record Key(String of, String before, String after) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  private static final class Cell {
    private final Set<Long> owners = new HashSet<>();
    private long count;
    private BigDecimal grams = BigDecimal.ZERO;
    private BigDecimal pieces = BigDecimal.ZERO;

    void weigh(Unit unit, BigDecimal amount) {
      if (unit == Unit.GM) {
        grams = grams.add(amount);
      } else {
        pieces = pieces.add(amount);
      }
    }
  }

  private final RuleSet before;
  private final RuleSet after;
  private final Map<Key, Cell> cells = new TreeMap<>();

  private GoodsTrial(RuleSet before, RuleSet after) {
    this.before = before;
    this.after = after;
  }

  /**
   * @param connection in a transaction, so that rows come in portions
   * @param since the first sale that is looked at
   */
  static List<GoodsChange> run(Connection connection, RuleSet before, RuleSet after, Instant since)
      throws SQLException {
    var trial = new GoodsTrial(before, after);
    trial.lots(connection);
    trial.transfers(connection);
    trial.sales(connection, since);
    var found = new ArrayList<GoodsChange>();
    trial.cells.forEach((key, cell) ->
        found.add(
            new GoodsChange(
                key.of(),
                key.before(),
                key.after(),
                cell.count,
                cell.owners.size(),
                cell.grams,
                cell.pieces)));
    return found;
  }

  private Cell cell(String of, Permission was, Permission becomes, long owner) {
    var key = new Key(of, ChangedPermission.word(was), ChangedPermission.word(becomes));
    Cell cell = cells.computeIfAbsent(key, _ -> new Cell());
    cell.count++;
    cell.owners.add(owner);
    return cell;
  }

  private void lots(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOTS_SQL)) {
      statement.setFetchSize(PORTION);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String productClass = rows.getString(2);
          BigDecimal amount = rows.getBigDecimal(4);
          cell(
                  LOTS,
                  size(before, productClass, amount),
                  size(after, productClass, amount),
                  rows.getLong(1))
              .weigh(unit(rows.getString(3)), amount);
        }
      }
    }
  }

  private static Permission size(RuleSet rules, String productClass, BigDecimal amount) {
    return rules
        .findQuantityLimit(StockRules.LOT_SIZE, productClass)
        .filter(limit -> !limit.allows(amount))
        .map(QuantityLimit::exceeded)
        .orElseGet(Permission.Allowed::new);
  }

  private static Unit unit(String word) {
    return Unit.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private void transfers(Connection connection) throws SQLException {
    int items = Transport.TRANSFER_ITEM.columns().size();
    int lots = Inventory.LOT.columns().size();
    try (PreparedStatement statement = connection.prepareStatement(TRANSFERS_SQL)) {
      statement.setFetchSize(PORTION);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String productClass = rows.getString(1);
          String sender = rows.getString(2);
          TransferItem item = Transport.TRANSFER_ITEM.read(rows, 3);
          Lot lot = Inventory.LOT.read(rows, 3 + items);
          Licensee receiver = Licensing.LICENSEE.read(rows, 3 + items + lots);
          cell(
                  TRANSFERS,
                  TransferTrial.answer(before, item, lot, productClass, sender, receiver),
                  TransferTrial.answer(after, item, lot, productClass, sender, receiver),
                  item.fromId().value())
              .weigh(item.uom(), item.qty().toDecimal());
        }
      }
    }
  }

  /** One sale, while its lines come. */
  private record Till(long seller, long sale, SaleType type, List<SaleLimits.Sold> sold) {}

  private void sales(Connection connection, Instant since) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SALES_SQL)) {
      statement.setFetchSize(PORTION);
      statement.setString(1, since.toString());
      try (ResultSet rows = statement.executeQuery()) {
        Till till = null;
        while (rows.next()) {
          if (till == null || till.sale() != rows.getLong(2) || till.seller() != rows.getLong(1)) {
            if (till != null) {
              take(till);
            }
            till =
                new Till(
                    rows.getLong(1),
                    rows.getLong(2),
                    SaleType.valueOf(rows.getString(3).toUpperCase(Locale.ROOT)),
                    new ArrayList<>());
          }
          ProductType type = Inventory.PRODUCT_TYPE.read(rows, 5);
          Amount qty = Amount.of(rows.getBigDecimal(4));
          till.sold().add(new SaleLimits.Sold(type.intermediateType(), qty, type.grams(qty)));
        }
        if (till != null) {
          take(till);
        }
      }
    }
  }

  private void take(Till till) {
    Cell cell = cell(SALES, limits(before, till), limits(after, till), till.seller());
    for (SaleLimits.Sold each : till.sold()) {
      Amount grams = each.grams();
      if (grams == null) {
        cell.weigh(Unit.EA, each.qty().toDecimal());
      } else {
        cell.weigh(Unit.GM, grams.toDecimal());
      }
    }
  }

  /** The hardest word that any limit has for a sale. */
  private static Permission limits(RuleSet rules, Till till) {
    Permission hardest = new Permission.Allowed();
    for (QuantityLimit limit : SaleLimits.exceeded(rules, till.type(), till.sold())) {
      Permission answer = limit.exceeded();
      if (answer instanceof Permission.Denied || hardest instanceof Permission.Allowed) {
        hardest = answer;
      }
    }
    return hardest;
  }
}
