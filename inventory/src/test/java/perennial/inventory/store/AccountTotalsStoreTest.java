package perennial.inventory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.Farm;
import perennial.journal.StoreJournal;
import perennial.kernel.Amount;
import perennial.kernel.Unit;

/** What licensees declared, as a regulator counts it. */
class AccountTotalsStoreTest {
  @Test
  void countsWhatEachLicenseeDeclared() throws SQLException {
    Farm farm = Farm.stored();
    Farm other = farm.neighbour();
    farm.lot(farm.type("Bin", "flower", null), "10.5");
    farm.run(farm.disposal("daily_plant_waste", "pruning", "2", Unit.GM, null, null, null));
    other.lot(other.type("Jar", "usable_marijuana", "1"), "7");
    try (var journal = (StoreJournal) farm.journal();
        Connection verify = journal.owner()) {
      assertThat(AccountTotals.read(verify, Account.DECLARED))
          .containsExactly(
              new AccountTotals.Total(
                  farm.actor().licensee(), Unit.GM, "create", Amount.parse("-10.5")),
              new AccountTotals.Total(farm.actor().licensee(), Unit.GM, "disposal", Amount.of(-2)),
              new AccountTotals.Total(other.actor().licensee(), Unit.EA, "create", Amount.of(-7)));
      assertThatThrownBy(() -> AccountTotals.read(verify, Account.AVAILABLE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
