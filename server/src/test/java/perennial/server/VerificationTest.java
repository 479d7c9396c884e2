package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.leafdata.Rooms;
import perennial.leafdata.TestClock;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.server.demo.LivedRegistry;

/** What is harmed past the registry is found, all of it and nothing else (D02 b, small). */
final class VerificationTest {
  private final LivedRegistry registry = new LivedRegistry();
  private final Tally tally = new Tally();
  private final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    registry.close();
  }

  private Verification verification() {
    findings.clear();
    return new Verification(registry.verify(), Rooms.all(), 0, findings::add, tally);
  }

  /** Faults of rows, chains and entries as text, sorted. */
  private List<String> told() throws SQLException {
    verification().all();
    return findings.stream()
        .filter(f -> f.fault() != Fault.INVARIANT)
        .map(f -> f.fault().word() + " " + f.table() + (f.column() == null ? "" : "." + f.column()))
        .sorted()
        .toList();
  }

  private List<String> broken() {
    return findings.stream()
        .filter(f -> f.fault() == Fault.INVARIANT)
        .map(Finding::table)
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void findsNothingInASoundRegistry() throws SQLException {
    assertThat(told()).isEmpty();
    assertThat(findings).isEmpty();
    assertThat(tally.rows.sum()).isGreaterThan(200);
    assertThat(tally.entries.sum()).isGreaterThan(50);
    verification().since(TestClock.START, null);
    assertThat(findings).isEmpty();
  }

  @Test
  void findsEveryHarmedRowAndNothingElse() throws SQLException {
    registry.dropConstraints();
    registry.harm(
        // Re-pointed within one owner, and to another's object.
        """
        UPDATE inventory_g1.lot SET area = (SELECT max(a.serial) FROM licensing_g1.area a
          WHERE a.licensee_id = lot.licensee_id AND a.serial <> lot.area)
        WHERE serial = (SELECT min(serial) FROM inventory_g1.lot)\
        """,
        """
        UPDATE cultivation_g1.plant SET strain = (SELECT max(serial) FROM cultivation_g1.strain)
        WHERE serial = (SELECT min(serial) FROM cultivation_g1.plant)\
        """,
        // A posting of one lot to another, whose key does not tell.
        """
        UPDATE inventory_g1.posting p SET serial = (SELECT max(serial) FROM inventory_g1.lot l
          WHERE l.licensee_id = p.licensee_id AND l.serial <> p.serial)
        WHERE (entry_id, n) = (SELECT entry_id, n FROM inventory_g1.posting
          WHERE kind = 'IN' AND account = 'declared' OR account = 'sold'
          ORDER BY entry_id, n LIMIT 1)\
        """,
        // Values, with and without a forged digest.
        """
        UPDATE inventory_g1.balance SET amount = amount + 1
        WHERE serial = (SELECT max(serial) FROM inventory_g1.balance)\
        """,
        """
        UPDATE licensing_g1.area SET name = 'Elsewhere', row_digest = sha256('forged')
        WHERE serial = (SELECT min(serial) FROM licensing_g1.area)\
        """,
        """
        UPDATE inventory_g1.adjustment SET row_digest = sha256('forged')
        WHERE serial = (SELECT min(serial) FROM inventory_g1.adjustment)\
        """,
        """
        UPDATE inventory_g1.product_type SET version = version + 5
        WHERE serial = (SELECT min(serial) FROM inventory_g1.product_type)\
        """,
        """
        UPDATE laboratory_g1.lab_result SET testing_status = 'rubbish'
        WHERE serial = (SELECT min(serial) FROM laboratory_g1.lab_result)\
        """,
        """
        UPDATE transport_g1.transfer_item SET to_id = from_id
        WHERE serial = (SELECT max(serial) FROM transport_g1.transfer_item)\
        """,
        """
        UPDATE identifiers.object SET prefix = 'WAR000001'
        WHERE kind = 'SA' AND serial = (SELECT min(serial) FROM retail_g1.sale)\
        """,
        // Gone, added, given to another.
        "DELETE FROM retail_g1.sale_item WHERE serial = (SELECT min(serial) FROM retail_g1.sale_item)",
        """
        INSERT INTO cultivation_g1.strain (licensee_id, serial, name, external_id, user_serial,
          created_at, updated_at, version, row_digest)
        SELECT licensee_id, 900000, name, external_id, user_serial, created_at, updated_at,
          version, row_digest FROM cultivation_g1.strain ORDER BY serial LIMIT 1\
        """,
        """
        UPDATE cultivation_g1.harvest SET licensee_id = 0
        WHERE serial = (SELECT min(serial) FROM cultivation_g1.harvest)\
        """,
        """
        UPDATE cultivation_g1.plant_batch SET licensee_id = 987654
        WHERE serial = (SELECT max(serial) FROM cultivation_g1.plant_batch)\
        """,
        "DELETE FROM identifiers.object WHERE (kind, serial) = ('ST', (SELECT max(serial) FROM cultivation_g1.strain WHERE serial < 900000))");
    assertThat(told())
        .containsExactly(
            "row-digest inventory_g1.adjustment.row_digest",
            "row-extra cultivation_g1.harvest",
            "row-extra cultivation_g1.plant_batch",
            "row-extra cultivation_g1.strain",
            "row-missing cultivation_g1.harvest",
            "row-missing cultivation_g1.plant_batch",
            "row-missing identifiers.object",
            "row-missing retail_g1.sale_item",
            "row-value cultivation_g1.plant.strain",
            "row-value identifiers.object.prefix",
            "row-value inventory_g1.balance.amount",
            "row-value inventory_g1.lot.area",
            "row-value inventory_g1.posting.serial",
            "row-value laboratory_g1.lab_result.testing_status",
            "row-value licensing_g1.area.name",
            "row-value transport_g1.transfer_item.to_id",
            "row-version inventory_g1.product_type.version");
    assertThat(broken())
        .contains(
            "balances-are-sums-of-postings",
            "owner-of-plant.strain",
            "transfer-items-belong-to-their-transfer");
    assertThat(findings)
        .filteredOn(f -> f.fault() == Fault.ROW_VALUE)
        .allSatisfy(f -> assertThat(f.entry()).isPositive());
  }

  @Test
  void findsHarmToTheJournalItself() throws SQLException {
    registry.dropConstraints();
    registry.harm(
        """
        UPDATE journal.entry SET facts = set_byte(facts, 40, get_byte(facts, 40) # 1)
        WHERE entry_id = (SELECT max(entry_id) FROM journal.entry)\
        """,
        """
        UPDATE journal.chain SET prev_hash = sha256('forged')
        WHERE licensee_id = 0 AND n = 3\
        """,
        """
        UPDATE journal.entry SET act = 'another.act'
        WHERE entry_id = (SELECT min(entry_id) FROM journal.entry)\
        """,
        """
        DELETE FROM journal.stream WHERE (kind, serial) =
          ('ST', (SELECT min(serial) FROM cultivation_g1.strain))\
        """,
        """
        INSERT INTO journal.stream SELECT 'AR', min(serial), (SELECT min(entry_id) FROM journal.entry)
        FROM licensing_g1.area\
        """,
        """
        INSERT INTO journal.entry SELECT 1000000, licensee_id, parties, act, recorded_at, facts, salt,
          personal_hash, leaf FROM journal.entry ORDER BY entry_id LIMIT 1\
        """,
        "UPDATE journal.head SET n = n + 1 WHERE licensee_id = 0");
    assertThat(told())
        .filteredOn(told -> !told.startsWith("row-unproven"))
        .containsExactly(
            "chain-head journal.chain",
            "chain-link journal.chain",
            "entry-facts journal.entry",
            "entry-leaf journal.entry",
            "stream-extra journal.stream",
            "stream-missing journal.stream");
    assertThat(broken()).containsExactly("entries-stand-in-their-chains");
  }
}
