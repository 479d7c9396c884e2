package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.leafdata.Rooms;
import perennial.oversight.Fault;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.server.demo.LivedRegistry;

/** Each rule of the catalogue is broken once, and reported. */
final class InvariantTest {
  private static LivedRegistry registry;

  @BeforeAll
  static void live() throws SQLException {
    registry = new LivedRegistry();
    registry.dropConstraints();
    registry.harm("ALTER TABLE licensing_g1.licensee DROP CONSTRAINT licensee_code_key");
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  private static Set<String> broken() throws SQLException {
    var broken = new ConcurrentSkipListSet<String>();
    new Verification(
            registry.verify(),
            Rooms.all(),
            0,
            finding -> {
              if (finding.fault() == Fault.INVARIANT) {
                broken.add(finding.table());
              }
            },
            new Tally())
        .all(null);
    return broken;
  }

  @Test
  void reportsEachRuleThatIsBroken() throws SQLException {
    assertThat(broken()).isEmpty();
    registry.harm(
        "UPDATE identifiers.allocation SET next_serial = 1 WHERE kind = 'ST'",
        """
        UPDATE inventory_g1.balance SET amount = -3
        WHERE serial = (SELECT max(serial) FROM inventory_g1.balance)\
        """,
        """
        INSERT INTO inventory_g1.balance SELECT licensee_id, kind, serial, 'in_transit', 999999, unit,
          1, 1, row_digest FROM inventory_g1.balance ORDER BY serial LIMIT 1\
        """,
        """
        UPDATE inventory_g1.lot SET parent = NULL
        WHERE serial = (SELECT min(serial) FROM inventory_g1.lot WHERE origin = 'split')\
        """,
        """
        UPDATE cultivation_g1.plant_batch SET live_plants = all_plants + 1
        WHERE serial = (SELECT min(serial) FROM cultivation_g1.plant_batch)\
        """,
        """
        DELETE FROM inventory_g1.posting WHERE (entry_id, n) =
          (SELECT entry_id, n FROM inventory_g1.posting ORDER BY entry_id DESC, n LIMIT 1)\
        """,
        """
        UPDATE transport_g1.transfer_item SET to_id = 0
        WHERE serial = (SELECT min(serial) FROM transport_g1.transfer_item)\
        """,
        """
        UPDATE licensing_g1.licensee SET code = (SELECT max(code) FROM licensing_g1.licensee)
        WHERE code = (SELECT min(code) FROM licensing_g1.licensee)\
        """,
        """
        INSERT INTO journal.entry SELECT 1000000, licensee_id, parties, act, recorded_at, facts, salt,
          personal_hash, leaf FROM journal.entry ORDER BY entry_id LIMIT 1\
        """,
        """
        INSERT INTO journal.erasure
        SELECT kind, serial, 0, 1000000, '2020-01-01', 1, '' FROM journal.entry_personal
        ORDER BY entry_id LIMIT 1\
        """,
        """
        UPDATE cultivation_g1.plant SET area = 999999
        WHERE serial = (SELECT min(serial) FROM cultivation_g1.plant)\
        """);
    assertThat(broken())
        .contains(
            "allocation-is-above-every-serial",
            "balances-are-never-negative",
            "balances-are-sums-of-postings",
            "entries-stand-in-their-chains",
            "erased-is-gone",
            "in-transit-equals-open-transfers",
            "lots-have-an-origin",
            "one-licensee-per-code",
            "owner-of-plant.area",
            "plants-are-counted",
            "postings-sum-to-zero",
            "transfer-items-belong-to-their-transfer");
  }
}
