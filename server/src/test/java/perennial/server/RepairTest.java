package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.Rooms;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Report;
import perennial.oversight.repair.Approval;
import perennial.oversight.repair.ApprovalLacking;
import perennial.oversight.repair.Repair;
import perennial.oversight.repair.RepairPlan;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.server.demo.LivedRegistry;

/** What was changed past the registry is set back to what the entries prove, and nothing else. */
final class RepairTest {
  private static final Set<String> APPROVERS = Set.of("one", "two");

  private final LivedRegistry registry = new LivedRegistry();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    registry.close();
  }

  private List<Finding> findings() throws SQLException {
    var findings = new ArrayList<Finding>();
    new Verification(
            registry.verify(),
            Rooms.all(),
            0,
            finding -> {
              synchronized (findings) {
                findings.add(finding);
              }
            },
            new Tally())
        .all(null);
    findings.removeIf(finding -> finding.fault() == Fault.CONSTRAINT);
    return findings;
  }

  private RepairPlan plan() throws SQLException, IOException {
    Path file = folder.resolve("plan.json");
    try (Writer writer = Files.newBufferedWriter(file);
        var report = new Report(writer)) {
      new Verification(registry.verify(), Rooms.all(), 0, report, new Tally()).all(null);
      report.finish(new Report.Run("full", Instant.EPOCH, Duration.ZERO, 0, 0));
    }
    return RepairPlan.read(file);
  }

  private Repair repair(RepairPlan plan) throws SQLException {
    var mender =
        new Mender(
            registry.mender(),
            Rooms.all(),
            InstantSource.system(),
            Registry.randomOf(new SecureRandom()),
            "test");
    var repair = new Repair(mender, registry.verify(), new Replay(Rooms.all()), plan, APPROVERS);
    repair.run();
    return repair;
  }

  /** All digests of each table, in one. */
  private Map<String, String> tables() throws SQLException {
    var digests = new TreeMap<String, String>();
    try (Connection verify = registry.verify().getConnection();
        Statement statement = verify.createStatement()) {
      for (Table<?> table : new Replay(Rooms.all()).tables()) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM "
                    + table.qualifiedName()
                    + " t")) {
          rows.next();
          digests.put(table.qualifiedName(), rows.getString(1));
        }
      }
    }
    return digests;
  }

  private long count(String sql) throws SQLException {
    try (Connection verify = registry.verify().getConnection();
        Statement statement = verify.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void setsEveryHarmedRowBackAndTouchesNoOther() throws SQLException, IOException {
    Map<String, String> before = tables();
    registry.dropConstraints();
    registry.harmRows();
    registry.harm(
        """
        DELETE FROM journal.stream WHERE (kind, serial) =
          ('AR', (SELECT max(serial) FROM licensing_g1.area))\
        """,
        """
        INSERT INTO journal.stream SELECT 'AR', min(serial), (SELECT min(entry_id) FROM journal.entry)
        FROM licensing_g1.area\
        """);
    assertThat(tables()).isNotEqualTo(before);
    RepairPlan plan = plan();
    Repair repair = repair(plan);
    assertThat(repair.failed()).isEmpty();
    assertThat(repair.unproven()).isZero();
    assertThat(repair.set()).isEqualTo(plan.rows().size());
    assertThat(findings()).isEmpty();
    assertThat(tables()).isEqualTo(before);

    assertThat(repair(plan).set()).as("a plan carried out twice").isZero();
    assertThat(count("SELECT count(*) FROM journal.entry WHERE act = 'registry.rows-set-back'"))
        .isPositive();
    assertThat(
            count(
                "SELECT count(*) FROM journal.entry WHERE act = 'registry.rows-set-back'"
                    + " AND licensee_id = 0 AND cardinality(parties) > 0"))
        .isEqualTo(
            count("SELECT count(*) FROM journal.entry WHERE act = 'registry.rows-set-back'"));
  }

  @Test
  void setsBackRowsThatHaveEachOthersUniqueNames() throws SQLException, IOException {
    registry.harm(
        "ALTER TABLE licensing_g1.licensee DROP CONSTRAINT licensee_code_key",
        """
        DO $$ DECLARE a text; b text; BEGIN
          SELECT min(code), max(code) INTO a, b FROM licensing_g1.licensee;
          UPDATE licensing_g1.licensee SET code = CASE code WHEN a THEN b ELSE a END
            WHERE code IN (a, b);
        END $$\
        """,
        "ALTER TABLE licensing_g1.licensee ADD CONSTRAINT licensee_code_key UNIQUE (code)");
    assertThat(findings()).hasSize(2);
    assertThat(repair(plan()).failed()).isEmpty();
    assertThat(findings()).isEmpty();
  }

  @Test
  void makesCallersKnownAnewWhenItSetsBackWhoMayEnter() throws SQLException, IOException {
    long before = count("SELECT credentials FROM journal.epoch");
    registry.harm(
        """
        UPDATE licensing_g1.area SET name = 'Elsewhere'
        WHERE serial = (SELECT min(serial) FROM licensing_g1.area)\
        """);
    assertThat(repair(plan()).set()).isOne();
    assertThat(count("SELECT credentials FROM journal.epoch")).isEqualTo(before);

    LeafCaller grower = registry.server().licensee("cultivator_production");
    LeafCaller thief = registry.server().licensee("cultivator_production");
    long then = count("SELECT credentials FROM journal.epoch");
    String stolen = new perennial.licensing.KeyText(thief.key()).digest();
    registry.harm(
        "UPDATE licensing_g1.api_key SET user_serial = %d WHERE digest = '%s'"
            .formatted(grower.user(), stolen));
    var with = grower.withKey(thief.key());
    with.get("/strains").ok();
    assertThat(repair(plan()).set()).isOne();
    assertThat(count("SELECT credentials FROM journal.epoch")).isGreaterThan(then);
    assertThat(with.get("/strains").status()).isEqualTo(401);
  }

  @Test
  void leavesWhatDamagedEntriesWouldProve() throws SQLException, IOException {
    registry.harm(
        """
        UPDATE journal.entry SET facts = set_byte(facts, 40, get_byte(facts, 40) # 1)
        WHERE entry_id = (SELECT max(s.entry_id) FROM journal.stream s WHERE s.kind = 'ST')\
        """);
    RepairPlan plan = plan();
    assertThat(plan.others()).containsKey("entry-leaf");
    Map<String, String> before = tables();
    repair(plan);
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void demandsTwoDifferentApproversOfTheSamePlan() throws SQLException, IOException {
    RepairPlan plan = plan();
    SignerKey ana = key("ana");
    SignerKey ben = key("ben");
    SignerKey stranger = key("stranger");
    var those = List.of(ana.verifier(), ben.verifier());
    var hash = plan.hash();
    var other = new perennial.kernel.Bytes(new byte[32]);
    assertThat(
            Approval.demand(hash, those, List.of(Approval.by(ana, hash), Approval.by(ben, hash))))
        .containsExactly("ana", "ben");
    assertThatThrownBy(() -> Approval.demand(hash, those, List.of(Approval.by(ana, hash))))
        .isInstanceOf(ApprovalLacking.class)
        .hasMessageContaining("ana alone has");
    assertThatThrownBy(() ->
            Approval.demand(hash, those, List.of(Approval.by(ana, hash), Approval.by(ana, hash))))
        .hasMessageContaining("ana alone has");
    assertThatThrownBy(() ->
            Approval.demand(
                hash, those, List.of(Approval.by(ana, hash), Approval.by(stranger, hash))))
        .hasMessageContaining("by nobody who may: stranger");
    assertThatThrownBy(() ->
            Approval.demand(hash, those, List.of(Approval.by(ana, hash), Approval.by(ben, other))))
        .hasMessageContaining("of another plan");
    assertThatThrownBy(() -> Approval.demand(hash, List.of(), List.of()))
        .hasMessageContaining("setting approvers");
  }

  private static SignerKey key(String name) {
    return SignerKey.generate(name, SignatureType.ED25519, Registry.randomOf(new SecureRandom()));
  }

  @Test
  void refusesWhatIsNoReport() throws IOException {
    Path file = folder.resolve("cut.json");
    Files.writeString(file, "{\"findings\":[{\"fault\":\"row-value\"");
    assertThatThrownBy(() -> RepairPlan.read(file)).hasMessageContaining("no report");
    Files.writeString(file, "{\"findings\":[]}");
    assertThatThrownBy(() -> RepairPlan.read(file)).hasMessageContaining("no report");
  }
}
