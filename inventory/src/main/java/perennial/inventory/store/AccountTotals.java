package perennial.inventory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perennial.inventory.Account;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/**
 * What each licensee's postings on a virtual account come to: how much it declared without an
 * origin, explained as a discrepancy, or left unresolved. Virtual accounts have no balance rows, so
 * this sums postings; it is a question of the regulator, not of a decision.
 */
public final class AccountTotals {
  /** Licensees, units and reasons of one account; the reference state had 3,000 licensees. */
  public static final int ROWS_MAX = 200_000;

  private static final String SUMS =
      """
      SELECT licensee_id, unit, reason, sum(amount)
      FROM inventory_g1.posting
      WHERE account = ?
      GROUP BY licensee_id, unit, reason
      ORDER BY licensee_id, unit, reason
      LIMIT ?\
      """;

  private AccountTotals() {}

  /**
   * A licensee's total on an account.
   *
   * @param sum positive into the account; what was declared is negative
   */
  public record Total(LicenseeId licensee, Unit unit, String reason, Amount sum) {}

  /**
   * All totals of an account.
   *
   * @param verify a connection of the role {@code perennial_verify}, which sees all licensees
   */
  public static List<Total> read(Connection verify, Account account) throws SQLException {
    if (account.isReal()) {
      throw new IllegalArgumentException(account + " has balances to ask");
    }
    try (PreparedStatement select = verify.prepareStatement(SUMS)) {
      select.setString(1, account.name().toLowerCase(Locale.ROOT));
      select.setInt(2, ROWS_MAX);
      try (ResultSet results = select.executeQuery()) {
        var totals = new ArrayList<Total>();
        while (results.next()) {
          totals.add(
              new Total(
                  new LicenseeId(results.getLong(1)),
                  Unit.valueOf(results.getString(2).toUpperCase(Locale.ROOT)),
                  results.getString(3),
                  Amount.of(results.getBigDecimal(4))));
        }
        return totals;
      }
    }
  }
}
