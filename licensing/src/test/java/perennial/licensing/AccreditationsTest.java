package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.StoreJournal;
import perennial.kernel.LicenseeId;

/** What laboratories are accredited for, as of a date and as was known on a date. */
final class AccreditationsTest {
  private static StoreJournal journal;
  private static Actor official;

  @BeforeAll
  static void open() {
    journal = new StoreJournal(new Identifiers(), new Licensing());
    official = TestOfficials.official(journal, "first");
  }

  @AfterAll
  static void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  private static LicenseeId lab(long number) {
    return TestLicensees.register(journal, number, "L" + number, "lab").licensee();
  }

  private static Instant passed(long days) {
    journal.clock().pass(Duration.ofDays(days));
    return journal.clock().instant();
  }

  private static List<String> accredit(
      LicenseeId lab, @Nullable Instant since, @Nullable Instant until, String... scopes) {
    return journal
        .run(
            official,
            new AccreditLab(lab, List.of(scopes), "A2LA 7", since, until, TestLicensees.RULES))
        .reasons();
  }

  private static List<String> end(LicenseeId lab, @Nullable Instant since, String... scopes) {
    return journal
        .run(official, new EndAccreditation(lab, List.of(scopes), "Order", since))
        .reasons();
  }

  private static Accreditations known(Instant at, LicenseeId... labs) {
    var reading = journal.reader().as(new LicenseeId(9_999));
    var found = Accreditations.of(reading, List.of(labs), at);
    reading.go();
    return found.get();
  }

  @Test
  void tellsWhatHeldAndWhatWasKnown() {
    LicenseeId lab = lab(1);
    Instant began = passed(10);
    Instant unknown = passed(1);
    assertThat(accredit(lab, began, null, "pesticide", "metal")).isEmpty();
    Instant learnt = passed(5);
    Instant ended = passed(1);
    Instant before = passed(5);
    assertThat(end(lab, ended, "pesticide")).isEmpty();
    Instant now = passed(1);
    assertThat(accredit(lab, null, null, "pesticide")).isEmpty();
    Instant again = passed(1);

    assertThat(known(unknown, lab).accredited(lab, "pesticide", began)).isFalse();
    assertThat(known(learnt, lab).accredited(lab, "pesticide", began)).isTrue();
    assertThat(known(before, lab).accredited(lab, "pesticide", ended)).isTrue();
    assertThat(known(now, lab).accredited(lab, "pesticide", ended)).isFalse();
    assertThat(known(now, lab).accredited(lab, "pesticide", ended.minusMillis(1))).isTrue();
    assertThat(known(again, lab).accredited(lab, "pesticide", ended)).as("a gap").isFalse();
    assertThat(known(again, lab).accredited(lab, "pesticide", again)).isTrue();
    assertThat(known(again, lab).accredited(lab, "metal", again)).isTrue();
    assertThat(known(again, lab).accredited(lab, "metal", "metal_lead", began)).isTrue();
  }

  @Test
  void endsByItself() {
    LicenseeId lab = lab(2);
    Instant begins = journal.clock().instant();
    assertThat(accredit(lab, null, begins.plus(Duration.ofDays(30)), "mycotoxin")).isEmpty();
    Instant later = passed(40);
    assertThat(known(later, lab).accredited(lab, "mycotoxin", later)).isFalse();
    assertThat(known(later, lab).accredited(lab, "mycotoxin", begins.plus(Duration.ofDays(29))))
        .isTrue();
    assertThat(end(lab, null, "mycotoxin")).containsExactly("NOT_ACCREDITED");
    assertThat(accredit(lab, null, null, "mycotoxin")).isEmpty();
    assertThat(known(passed(1), lab).accredited(lab, "mycotoxin", journal.clock().instant()))
        .isTrue();
  }

  @Test
  void findsWhoIsAccreditedAndAnswersADecision() {
    LicenseeId one = lab(3);
    LicenseeId other = lab(4);
    accredit(one, null, null, "solvent");
    accredit(other, null, null, "solvent", "terpenoid");
    Instant now = passed(1);
    var reading = journal.reader().as(LicenseeId.REGISTRY);
    var all = Accreditations.forScopes(reading, List.of("solvent", "terpenoid"), now);
    reading.go();

    assertThat(all.get().accredited("solvent", now)).containsExactly(one, other);
    assertThat(all.get().accredited("terpenoid", now)).containsExactly(other);
    assertThat(all.get().accredited("cannabinoid", now)).isEmpty();
    journal.run(
        official,
        new Asking(
            state ->
                assertThat(Accreditations.of(state, List.of(one, other)).accredited("solvent", now))
                    .containsExactly(one, other),
            Directory.globalId(one).object()));
  }

  @Test
  void refusesWithEveryReasonAtOnce() {
    LicenseeId lab = lab(5);
    LicenseeId shop = TestLicensees.register(journal, 6, "R500006", "dispensary").licensee();
    Instant now = journal.clock().instant();

    assertThat(accredit(shop, null, now, "magic"))
        .containsExactlyInAnyOrder("NOT_A_LABORATORY", "UNTIL_BEFORE_SINCE", "SCOPE_UNKNOWN");
    assertThat(accredit(lab, null, null)).containsExactly("SCOPE_MISSING");
    assertThat(accredit(lab, now.plusSeconds(9), null, "metal")).containsExactly("SINCE_IN_FUTURE");
    assertThat(accredit(lab, null, null, many(AccreditLab.SCOPES_MAX + 1)))
        .contains("TOO_MANY_SCOPES");
    assertThat(end(lab, null, "metal")).containsExactly("NOT_ACCREDITED");
    accredit(lab, null, null, "metal");
    assertThat(accredit(lab, now, null, "metal")).containsExactly("SINCE_BEFORE_LAST_CHANGE");
    assertThat(
            journal
                .run(
                    Actor.REGISTRY,
                    new AccreditLab(
                        lab, List.of("metal"), "x".repeat(256), null, null, TestLicensees.RULES))
                .reasons())
        .containsExactlyInAnyOrder("NOT_AN_OFFICIAL", "REFERENCE_TOO_LONG");
  }

  private static String[] many(int number) {
    return IntStream.range(0, number).mapToObj(each -> "s" + each).toArray(String[]::new);
  }

  @Test
  void theDatabaseRefusesTwoAtATime() throws SQLException {
    LicenseeId lab = lab(7);
    accredit(lab, null, null, "metal");
    passed(1);
    accredit(lab, null, null, "metal");
    try (Connection owner = journal.owner();
        Statement statement = owner.createStatement()) {
      assertThatThrownBy(() ->
              statement.executeUpdate(
                  "UPDATE licensing_g1.accreditation SET valid_to = NULL WHERE licensee_id = 7"))
          .hasMessageContaining("exclusion constraint");
      assertThatThrownBy(() ->
              statement.executeUpdate(
                  "UPDATE licensing_g1.accreditation SET recorded_to = now() + interval '9y'"
                      + " WHERE licensee_id = 7 AND n = 0"))
          .hasMessageContaining("check constraint");
    }
  }
}
