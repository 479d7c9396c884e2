package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static perennial.licensing.TestOfficials.ordered;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.LookUps;
import perennial.journal.Reader;
import perennial.journal.StoreJournal;
import perennial.kernel.LicenseeId;

/** Versions in the database: looked up by two times, and kept apart by the database itself. */
final class LicenseVersionsStoreTest {
  private static StoreJournal journal;
  private static Actor first;
  private static Actor second;

  @BeforeAll
  static void open() {
    journal = new StoreJournal(new Identifiers(), new Licensing());
    first = TestOfficials.official(journal, "first");
    second = TestOfficials.official(journal, "second");
  }

  @AfterAll
  static void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  private static LicenseeId grower(long number) {
    return TestLicensees.register(
            journal, number, "J" + (500_000 + number), "cultivator_production")
        .licensee();
  }

  private static Optional<Premises> premises(LicenseeId place, Instant at, Instant known) {
    Reader.Reading reading = journal.reader().as(LicenseeId.REGISTRY);
    var found = Directory.asOf(reading, place, at, known);
    reading.go();
    assertThat(found.license().get().isPresent()).isEqualTo(found.premises().get().isPresent());
    return found.premises().get();
  }

  private static void move(LicenseeId place, String city, Instant since) {
    var address = new Address("1 Road", "", city, "WA", "", "US");
    assertThat(journal.run(first, new MovePremises(place, address, "WA", since)).reasons())
        .isEmpty();
  }

  @Test
  void tellsWhatWasAndWhatWasKnown() {
    LicenseeId place = grower(1);
    Instant registered = journal.clock().instant();
    journal.clock().pass(Duration.ofDays(10));
    Instant moved = journal.clock().instant();
    journal.clock().pass(Duration.ofDays(10));
    Instant before = journal.clock().instant();
    move(place, "Everson", moved);
    Instant after = journal.clock().instant();

    assertThat(premises(place, moved, before)).map(Premises::city).contains("");
    assertThat(premises(place, moved, after)).map(Premises::city).contains("Everson");
    assertThat(premises(place, moved.minusSeconds(1), after)).map(Premises::city).contains("");
    assertThat(premises(place, registered, after)).map(Premises::city).contains("");
    assertThat(premises(place, registered.minusSeconds(60), after)).as("a gap").isEmpty();
    assertThat(premises(place, after, registered.minusSeconds(60))).as("not known").isEmpty();
  }

  @Test
  void manyChangesOfOneTransactionStayApart() {
    LicenseeId place = grower(2);

    assertThat(
            journal
                .run(
                    first,
                    new SuspendLicensee(place),
                    new ReinstateLicensee(place),
                    new SuspendLicensee(place),
                    new ReinstateLicensee(place))
                .reasons())
        .isEmpty();

    assertThat(journal.rows(Licensing.LICENSE).stream().filter(v -> v.licenseeId().equals(place)))
        .hasSizeGreaterThan(4);
  }

  @Test
  void aCodeIsWhoseItWasThen() {
    LicenseeId former = grower(3);
    Instant then = journal.clock().instant();
    var change = new ChangeLicenseCode(former, "J600003", null, null, TestLicensees.RULES, false);
    assertThat(ordered(journal, first, second, change).reasons()).isEmpty();
    LicenseeId next =
        TestLicensees.register(journal, 4, "J500003", "cultivator_production").licensee();
    Instant now = journal.clock().instant();
    Reader.Reading reading = journal.reader().as(LicenseeId.REGISTRY);
    var holderThen = Directory.holderOf(reading, "J500003", then, now);
    var holderNow = Directory.holderOf(reading, "j500003 ", now, now);
    var nobody = Directory.holderOf(reading, "J999999", now, now);
    reading.go();

    assertThat(holderThen.get()).map(License::licenseeId).contains(former);
    assertThat(holderNow.get()).map(License::licenseeId).contains(next);
    assertThat(nobody.get()).isEmpty();
  }

  @Test
  void anIndexAnswersAQuestionAsOf() throws SQLException {
    grower(5);
    try (Connection owner = journal.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      assertThat(
              plan(
                  statement,
                  "SELECT code FROM licensing_g1.license WHERE licensee_id = 5 AND valid @>"
                      + " now() AND recorded @> now()"))
          .contains("license_licensee_id_valid_recorded_excl");
      assertThat(
              plan(
                  statement,
                  "SELECT code FROM licensing_g1.license WHERE code = 'J500005' AND (status IN"
                      + " ('active', 'suspended', 'expired')) AND valid @> now() AND recorded @>"
                      + " now()"))
          .contains("license_code_valid_recorded_excl");
    }
  }

  private static String plan(Statement statement, String query) throws SQLException {
    var plan = new StringBuilder();
    try (ResultSet lines = statement.executeQuery("EXPLAIN " + query)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  @Test
  void theDatabaseRefusesOverlapsAndEmptyTimes() throws SQLException {
    LicenseeId one = grower(6);
    LicenseeId other = grower(7);
    move(one, "Omak", journal.clock().instant());

    refuses("UPDATE licensing_g1.premises SET valid_to = NULL WHERE valid_to IS NOT NULL", one);
    refuses("UPDATE licensing_g1.premises SET recorded_to = recorded_from", one);
    refuses("UPDATE licensing_g1.premises SET valid_to = valid_from WHERE n > 0", one);
    refuses("UPDATE licensing_g1.license SET code = 'J500006'", other);
  }

  private static void refuses(String update, LicenseeId place) throws SQLException {
    try (Connection owner = journal.owner();
        Statement statement = owner.createStatement()) {
      String all = update + (update.contains("WHERE") ? " AND" : " WHERE") + " licensee_id = ";
      assertThatThrownBy(() -> statement.executeUpdate(all + place.value()))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(exclusion constraint|check constraint).*");
    }
  }

  @Test
  void everybodyReadsVersionsAndOnlyTheLicenseeItsNotices() {
    LicenseeId place = grower(8);
    journal.run(first, new OrderAct(new RevokeLicense(place, "why", null), "why"));
    Reader.Reading stranger = journal.reader().as(new LicenseeId(9_999));
    var versions = stranger.rows(perennial.journal.Query.newestFirst(Licensing.LICENSE, "n"));
    var theirs = stranger.rows(Directory.notices(place));
    stranger.go();
    Reader.Reading own = journal.reader().as(place);
    var notices = own.rows(Directory.notices(place));
    var orders = own.rows(Directory.pendingOrders());
    own.go();

    assertThat(versions.get()).isNotEmpty();
    assertThat(theirs.get()).isEmpty();
    assertThat(notices.get()).hasSize(1);
    assertThat(orders.get()).as("the registry's own").isEmpty();
  }

  /** Among as many as a state has, each with some changes behind it. */
  @Test
  void aLookUpAsOfIsOneIndexedRead() throws SQLException {
    try (Connection owner = journal.owner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(
          """
          INSERT INTO licensing_g1.party (licensee_id, n, kept, name, certificate_number, phone,
            email, external_id, valid_from, valid_to, recorded_from, recorded_to, version, row_digest)
          SELECT 1000000 + i / 4, i % 4, 3, 'N', '', '', '', '',
            timestamptz '2020-01-01' + (3 - i % 4) * interval '1 year',
            CASE WHEN i % 4 > 0 THEN timestamptz '2021-01-01' + (3 - i % 4) * interval '1 year' END,
            timestamptz '2020-01-01',
            CASE WHEN i % 4 > 0 THEN timestamptz '2025-01-01' END, 1, ''
          FROM generate_series(0, 19999) AS i\
          """);
      statement.execute("ANALYZE licensing_g1.party");
      String look =
          LookUps.sql(Licensing.PARTY_OF)
              .replaceFirst("= [^ ]+", "= 1002000")
              .replace("?::timestamptz", "'2021-06-01'::timestamptz");
      var plan = new ArrayList<String>();
      try (ResultSet rows = statement.executeQuery("EXPLAIN (COSTS OFF) " + look)) {
        while (rows.next()) {
          plan.add(rows.getString(1).strip());
        }
      }
      owner.rollback();

      assertThat(plan).filteredOn(line -> line.contains("Scan")).hasSize(1);
      assertThat(plan.getFirst())
          .as("by the key, or by the index that keeps versions apart")
          .startsWith("Index Scan using party_");
    }
  }

  @Test
  void listsAllLicensesAsTheyWereAndWereKnown() {
    LicenseeId place = grower(50);
    Instant before = journal.clock().instant();
    journal.clock().pass(Duration.ofDays(1));
    journal.run(first, new SuspendLicensee(place)).subject();
    Instant after = journal.clock().instant();

    assertThat(status(place, before, after)).containsExactly(LicenseStatus.ACTIVE);
    assertThat(status(place, after, before)).containsExactly(LicenseStatus.ACTIVE);
    assertThat(status(place, after, after)).containsExactly(LicenseStatus.SUSPENDED);
    assertThat(status(place, before.minus(Duration.ofDays(999)), after)).isEmpty();
  }

  private static List<LicenseStatus> status(LicenseeId place, Instant at, Instant known) {
    var all = new ArrayList<Directory.Listed>();
    List<Directory.Listed> page = Directory.listed(journal.reader(), at, known, null, 2);
    while (!page.isEmpty()) {
      all.addAll(page);
      LicenseeId last = page.getLast().license().licenseeId();
      page = Directory.listed(journal.reader(), at, known, last, 2);
    }
    assertThat(all).allMatch(each -> each.holder() != null && each.premises() != null);
    return all.stream()
        .map(Directory.Listed::license)
        .filter(each -> each.licenseeId().equals(place))
        .map(License::status)
        .toList();
  }
}
