package perennial.oversight.impact;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import perennial.laboratory.Laboratory;
import perennial.laboratory.VerdictTrial;
import perennial.licensing.Licensing;
import perennial.rulebook.RuleSet;

/**
 * What a rule set would change if it judged everything that stands today. All of it is read in one
 * snapshot; nothing is written.
 *
 * @param judged results that were judged
 * @param nanos how long judging took, reading included
 * @param matrix results by verdict before and after
 * @param changed results whose verdict would change, by serial
 * @param stock lots in stock that those results decide on
 * @param goods lots in stock, open transfers and sales of a year by what the rules say of them
 * @param permissions acts that some licensees may do otherwise
 * @param unnamed acts that the rules before name and those after do not: nobody could do them
 * @param onOldWire licensees that are still on the old wire, where analytes are demanded for which
 *     it has no field: who wrote there lately, and laboratories that reported within a year; empty
 *     where none are demanded
 * @param codes license code by licensee number
 */
public record Impact(
    long judged,
    long nanos,
    SortedMap<Change, Long> matrix,
    List<ChangedResult> changed,
    List<Stock.Affected> stock,
    List<GoodsChange> goods,
    List<ChangedPermission> permissions,
    List<String> unnamed,
    List<String> onOldWire,
    Map<Long, String> codes) {

  /** How far back a laboratory counts as one that reports, and sales are looked at. */
  private static final int YEAR_DAYS = 366;

  /** How far back a call tells which wire a licensee is on: as long as calls are kept. */
  private static final int CALLS_DAYS = 90;

  private static final String OLD_WIRE_SQL =
      """
      SELECT lab_id FROM %s WHERE created_at > ?::timestamptz - %d * interval '1 day'
      UNION
      SELECT licensee_id FROM journal.attempt
      WHERE recorded_at > ?::timestamptz - %d * interval '1 day' AND licensee_id <> 0
        AND operation LIKE '%% /api/v1/%%'\
      """
          .formatted(Laboratory.LAB_RESULT.qualifiedName(), YEAR_DAYS, CALLS_DAYS);

  /**
   * Tries a rule set.
   *
   * @param verify sessions of a role that reads everything
   * @param before the rules in force
   * @param after the rules to try
   */
  public static Impact of(DataSource verify, RuleSet before, RuleSet after, Instant now)
      throws SQLException {
    try (Connection connection = verify.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return in(connection, before, after, now);
      } finally {
        connection.rollback();
      }
    }
  }

  private static Impact in(Connection connection, RuleSet before, RuleSet after, Instant now)
      throws SQLException {
    var trial = new Trial(new VerdictTrial(before, after));
    long start = System.nanoTime();
    trial.run(connection);
    long nanos = System.nanoTime() - start;
    var attached = new HashMap<Long, List<Long>>();
    trial.changed().forEach(each -> attached.put(each.result(), each.lots()));
    var codes = new HashMap<Long, String>();
    var types = licensees(connection, codes);
    return new Impact(
        trial.judged(),
        nanos,
        trial.matrix(),
        trial.changed(),
        Stock.affected(connection, attached),
        GoodsTrial.run(connection, before, after, now.minus(YEAR_DAYS, ChronoUnit.DAYS)),
        ChangedPermission.between(before, after, types),
        unnamed(before, after),
        after.lab().demandedWithoutField().isEmpty()
            ? List.of()
            : onOldWire(connection, codes, now),
        codes);
  }

  /** How many licensees there are of each type; their codes on the side. */
  private static Map<String, Long> licensees(Connection connection, Map<Long, String> codes)
      throws SQLException {
    var types = new TreeMap<String, Long>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT licensee_id, code, type FROM "
                    + Licensing.LICENSEE.qualifiedName()
                    + " WHERE deleted_at IS NULL");
        ResultSet results = statement.executeQuery()) {
      while (results.next()) {
        codes.put(results.getLong(1), results.getString(2));
        types.merge(results.getString(3), 1L, Long::sum);
      }
    }
    return types;
  }

  private static List<String> unnamed(RuleSet before, RuleSet after) {
    Set<String> named = after.acts();
    return before.acts().stream()
        .filter(act -> !named.contains(act) && !act.equals(RuleSet.OTHER_ACTS))
        .sorted()
        .toList();
  }

  private static List<String> onOldWire(Connection connection, Map<Long, String> codes, Instant now)
      throws SQLException {
    var found = new TreeSet<String>();
    try (PreparedStatement statement = connection.prepareStatement(OLD_WIRE_SQL)) {
      statement.setString(1, now.toString());
      statement.setString(2, now.toString());
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          long licensee = results.getLong(1);
          found.add(codes.getOrDefault(licensee, Long.toString(licensee)));
        }
      }
    }
    return new ArrayList<>(found);
  }

  /** Results whose verdict would change. */
  public long changes() {
    return changed.size();
  }

  /**
   * Those, what is said otherwise of goods, and licensees that may do an act otherwise: what
   * approval is about. Sales are past and only tell how people buy.
   */
  public long extent() {
    return changes()
        + permissions.stream().mapToLong(ChangedPermission::licensees).sum()
        + goods.stream()
            .filter(each -> each.isChange() && !each.of().equals(GoodsTrial.SALES))
            .mapToLong(GoodsChange::count)
            .sum();
  }

  /** Results judged in a second. */
  public long perSecond() {
    return nanos == 0 ? 0 : judged * 1_000_000_000L / nanos;
  }

  /** What of the stock lies in one cell of the matrix. */
  record Cell(long lots, long owners, BigDecimal grams, BigDecimal pieces) {}

  /** The stock that changed results decide on, by the cell of its result. */
  SortedMap<Change, Cell> stockByChange() {
    var change = new HashMap<Long, Change>();
    changed.forEach(each -> change.put(each.result(), new Change(each.before(), each.after())));
    var byCell = new TreeMap<Change, List<Stock.Affected>>();
    for (Stock.Affected lot : stock) {
      Change cell = java.util.Objects.requireNonNull(change.get(lot.result()));
      byCell.computeIfAbsent(cell, _ -> new ArrayList<>()).add(lot);
    }
    var cells = new TreeMap<Change, Cell>();
    byCell.forEach((cell, lots) -> cells.put(cell, cell(lots)));
    return cells;
  }

  private static Cell cell(List<Stock.Affected> lots) {
    return new Cell(
        lots.size(),
        lots.stream().mapToLong(Stock.Affected::owner).distinct().count(),
        lots.stream().map(Stock.Affected::grams).reduce(BigDecimal.ZERO, BigDecimal::add),
        lots.stream().map(Stock.Affected::pieces).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
