package perennial.oversight.impact;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param permissions acts that some licensees may do otherwise
 * @param onOldWire laboratories that reported within a year, where analytes are demanded for which
 *     the old wire has no field; empty where none are
 * @param codes license code by licensee number
 */
public record Impact(
    long judged,
    long nanos,
    SortedMap<Change, Long> matrix,
    List<ChangedResult> changed,
    List<Stock.Affected> stock,
    List<ChangedPermission> permissions,
    List<String> onOldWire,
    Map<Long, String> codes) {

  /** How far back a laboratory counts as one that reports. */
  private static final int YEAR_DAYS = 366;

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
        ChangedPermission.between(before, after, types),
        after.lab().demandedWithoutField().isEmpty()
            ? List.of()
            : laboratories(connection, codes, now),
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

  private static List<String> laboratories(
      Connection connection, Map<Long, String> codes, Instant now) throws SQLException {
    var found = new TreeSet<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT DISTINCT lab_id FROM "
                + Laboratory.LAB_RESULT.qualifiedName()
                + " WHERE created_at > ?::timestamptz - ? * interval '1 day'")) {
      statement.setString(1, now.toString());
      statement.setInt(2, YEAR_DAYS);
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          long lab = results.getLong(1);
          found.add(codes.getOrDefault(lab, Long.toString(lab)));
        }
      }
    }
    return new ArrayList<>(found);
  }

  /** Results whose verdict would change. */
  public long changes() {
    return changed.size();
  }

  /** Those, and licensees that may do an act otherwise: what approval is about. */
  public long extent() {
    return changes() + permissions.stream().mapToLong(ChangedPermission::licensees).sum();
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
