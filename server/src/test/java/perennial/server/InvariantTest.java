package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.leafdata.Rooms;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
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
    findings().forEach(finding -> broken.add(finding.table()));
    return broken;
  }

  /** Of rules, and no other. */
  private static Queue<Finding> findings() throws SQLException {
    var found = new ConcurrentLinkedQueue<Finding>();
    new Verification(
            registry.verify(),
            Rooms.all(),
            0,
            finding -> {
              if (finding.fault() == Fault.INVARIANT) {
                found.add(finding);
              }
            },
            new Tally())
        .all(null);
    return found;
  }

  /**
   * What erasure should have destroyed is left in three places, and each is named: first all of
   * them, then one less each time.
   */
  private static void erasedIsGonePlaceByPlace() throws SQLException {
    String erased = "WHERE (kind, serial) IN (SELECT kind, serial FROM journal.erasure)";
    registry.harm(
        """
        INSERT INTO journal.erasure
        SELECT kind, serial, 0, entry_id + 1, '2020-01-01', 1, '' FROM journal.entry_personal
        ORDER BY entry_id LIMIT 1\
        """);
    assertThat(left()).containsExactly("a key", "call", "the part");
    registry.harm("DELETE FROM journal.entry_personal " + erased);
    assertThat(left()).containsExactly("a key", "call");
    registry.harm("DELETE FROM journal.object_key " + erased);
    assertThat(left()).containsExactly("call");
    registry.harm(
        """
        DO $$ BEGIN
          DELETE FROM journal.attempt a USING journal.entry e, journal.stream s, journal.erasure x
          WHERE a.licensee_id = e.licensee_id AND a.recorded_at = e.recorded_at
            AND e.entry_id = s.entry_id AND (s.kind, s.serial) = (x.kind, x.serial);
        END $$\
        """);
    assertThat(left()).isEmpty();
    registry.harm("DELETE FROM journal.erasure");
  }

  private static Set<String> left() throws SQLException {
    var left = new TreeSet<String>();
    for (Finding finding : findings()) {
      if (finding.table().equals("erased-is-gone")) {
        left.add(finding.detail().replaceAll("^(a key|call|the part).*", "$1"));
      }
    }
    return left;
  }

  @Test
  void reportsEachRuleThatIsBroken() throws SQLException {
    assertThat(broken()).isEmpty();
    erasedIsGonePlaceByPlace();
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
