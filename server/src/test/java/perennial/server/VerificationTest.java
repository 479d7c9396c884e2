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
    verification().all(null);
    return findings.stream()
        .filter(f -> f.fault() != Fault.INVARIANT && f.fault() != Fault.CONSTRAINT)
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
    registry.harmRows();
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
