package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.licensing.TestOfficials.ordered;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.LicenseeId;

/** Acts of officials on licenses: what they change, what they keep, what they refuse. */
final class LicenseActsTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final Address ELSEWHERE =
      new Address("9 Dike Rd", "", "Everson", "WA", "98247", "US");

  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());
  private final Actor first = TestOfficials.official(journal, "first");
  private final Actor second = TestOfficials.official(journal, "second");
  private final Actor grower = TestLicensees.grower(journal);
  private final LicenseeId place = grower.licensee();

  @AfterEach
  void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
  }

  private License license() {
    return Objects.requireNonNull(journal.find(Licensing.LICENSE, place, Dated.NOW));
  }

  private Licensee listed() {
    return Objects.requireNonNull(journal.find(Licensing.LICENSEE, place));
  }

  private List<License> versions() {
    return journal.rows(Licensing.LICENSE).stream()
        .filter(each -> each.licenseeId().equals(place))
        .toList();
  }

  private IssueLicense issue(long number, String code, LocalDate expires, Instant since) {
    var business =
        new Business("New", true, "604", "1 A St", "", "Omak", "WA", "", "US", "", "", "");
    return new IssueLicense(
        new RegisterLicensee(
            new LicenseeId(number), code, "dispensary", business, TestLicensees.RULES, false),
        "",
        expires,
        since,
        null);
  }

  @Test
  void aRegistrationMakesTheFirstVersions() {
    assertThat(versions()).hasSize(1);
    assertThat(license())
        .satisfies(l -> {
          assertThat(l.code()).isEqualTo("J412149");
          assertThat(l.number()).isEqualTo("412149");
          assertThat(l.status()).isEqualTo(LicenseStatus.ACTIVE);
          assertThat(l.validTo()).isNull();
          assertThat(l.recordedTo()).isNull();
        });
    assertThat(journal.find(Licensing.PARTY, place, Dated.NOW).name()).isEqualTo("Place J412149");
    assertThat(journal.find(Licensing.PREMISES, place, Dated.NOW)).isNotNull();
  }

  @Test
  void anIssuedLicenseHoldsSinceItsDay() {
    Instant since = Instant.parse("2019-01-07T08:00:00Z");
    LocalDate expires = LocalDate.of(2027, 1, 31);

    assertThat(journal.run(first, issue(500, "R413314", expires, since)).reasons()).isEmpty();

    License issued = journal.find(Licensing.LICENSE, new LicenseeId(500), Dated.NOW);
    assertThat(issued.validFrom()).isEqualTo(since);
    assertThat(issued.expires()).isEqualTo(expires);
    assertThat(issued.endorsements().names()).containsExactly("medical");
    assertThat(issued.holder()).isEqualTo("604");
    assertThat(journal.find(Licensing.LICENSEE, new LicenseeId(500)).expires()).isEqualTo(expires);
  }

  @Test
  void refusesWhatIsNoOfficialsOrOfAnotherStateOrOfTheFuture() {
    Instant later = Instant.parse("2030-01-01T00:00:00Z");
    var abroad =
        new IssueLicense(
            new RegisterLicensee(
                new LicenseeId(501),
                "ATTESTED",
                "lab",
                new Business("Lab Attested Fix", false, "", "", "", "", "NV", "", "US", "", "", ""),
                TestLicensees.RULES,
                false),
            "",
            LocalDate.of(2029, 12, 30),
            later,
            null);

    assertThat(journal.run(Actor.REGISTRY, abroad).reasons())
        .containsExactly(
            "CODE_NOT_OF_TYPE",
            "NOT_AN_OFFICIAL",
            "OUT_OF_STATE",
            "ADDRESS_MISSING",
            "CITY_MISSING",
            "SINCE_IN_FUTURE",
            "EXPIRED_BEFORE_IT_HELD");
    assertThat(journal.run(grower, new SurrenderLicense(place, later)).reasons())
        .containsExactly("NOT_AN_OFFICIAL", "SINCE_IN_FUTURE");
  }

  @Test
  void aMoveKeepsWhereThePlaceWas() {
    Instant since = journal.clock().instant();

    assertThat(journal.run(first, new MovePremises(place, ELSEWHERE, "WA", since)).reasons())
        .isEmpty();

    List<Premises> versions = journal.rows(Licensing.PREMISES);
    assertThat(versions).extracting(Premises::n).containsExactly(0, 1, 2);
    assertThat(versions.get(0).address()).isEqualTo(ELSEWHERE);
    assertThat(versions.get(0).validFrom()).isEqualTo(since);
    assertThat(versions.get(1).recordedTo()).as("what was known").isNotNull();
    assertThat(versions.get(1).validTo()).as("without an end").isNull();
    assertThat(versions.get(2).validTo()).as("what is known since").isEqualTo(since);
    assertThat(versions.get(2).recordedTo()).isNull();
    assertThat(listed().city()).isEqualTo("Everson");
  }

  @Test
  void refusesAnActFromBeforeTheLastChange() {
    Instant before = license().validFrom().minusSeconds(1);

    assertThat(journal.run(first, new MovePremises(place, ELSEWHERE, "OR", before)).reasons())
        .containsExactly("SINCE_BEFORE_LAST_CHANGE", "OUT_OF_STATE");
    assertThat(
            journal
                .run(first, new MovePremises(place, ELSEWHERE, "WA", license().validFrom()))
                .reasons())
        .as("the very instant corrects it")
        .isEmpty();
    assertThat(journal.rows(Licensing.PREMISES)).hasSize(2);
  }

  @Test
  void expiresOnlyAfterItsLastDayAndStandsAgainWhenRenewed() {
    assertThat(journal.run(first, new ExpireLicense(place, ZONE)).reasons())
        .containsExactly("NO_LAST_DAY");
    assertThat(
            journal
                .run(first, new RenewLicense(place, LocalDate.of(2000, 1, 1), null, ZONE))
                .reasons())
        .as("of a license without a last day, too")
        .containsExactly("ENDED_BEFORE_IT_HELD");
    journal.run(first, new RenewLicense(place, LocalDate.of(2026, 1, 31), null, ZONE));
    assertThat(journal.run(first, new ExpireLicense(place, ZONE)).reasons())
        .containsExactly("STILL_IN_FORCE");
    journal.clock().pass(Duration.ofDays(40));

    assertThat(journal.run(first, new ExpireLicense(place, ZONE)).reasons()).isEmpty();

    assertThat(license().status()).isEqualTo(LicenseStatus.EXPIRED);
    assertThat(license().validFrom()).isEqualTo(Instant.parse("2026-02-01T08:00:00Z"));
    assertThat(listed().suspended()).isTrue();
    assertThat(journal.run(first, new ReinstateLicensee(place)).reasons())
        .containsExactly("NOT_SUSPENDED");
    assertThat(
            journal
                .run(first, new RenewLicense(place, LocalDate.of(2026, 1, 31), null, ZONE))
                .reasons())
        .containsExactly("NOT_LONGER", "ENDED_BEFORE_IT_HELD");
    assertThat(
            journal
                .run(first, new RenewLicense(place, LocalDate.of(2027, 1, 31), null, ZONE))
                .reasons())
        .isEmpty();
    assertThat(license().status()).isEqualTo(LicenseStatus.ACTIVE);
    assertThat(listed().suspended()).isFalse();
  }

  @Test
  void twoActsOfOneInstantLeaveNoEmptyTime() {
    Answered answered =
        journal.run(
            first,
            new SuspendLicensee(place),
            new ReinstateLicensee(place),
            new SuspendLicensee(place));

    assertThat(answered.reasons()).isEmpty();
    assertThat(license().status()).isEqualTo(LicenseStatus.SUSPENDED);
    assertThat(versions())
        .allSatisfy(v -> {
          assertThat(v.validTo() == null || v.validTo().isAfter(v.validFrom())).isTrue();
          assertThat(v.recordedTo() == null || v.recordedTo().isAfter(v.recordedFrom())).isTrue();
        });
  }

  @Test
  void nobodyNewActsForALicenseThatIsNotInForce() {
    long other = TestLicensees.registerUser(journal, "other");
    Permissions rules = Permissions.of(TestLicensees.RULES);
    journal.run(first, new SuspendLicensee(place));

    for (Command each :
        List.of(
            new GrantMembership(place, other),
            new IssueKey(grower.user(), new KeyText("k").digest()))) {
      var answered = journal.run(Actor.REGISTRY, new Permitted(each, rules));
      assertThat(answered.reasons()).containsExactly("LICENSEE_SUSPENDED");
      assertThat(answered.texts(""))
          .containsExactly(
              "The license is not in force, so nobody new may act for it. (WAC 314-55-083(4))");
    }
    var elsewhere =
        new GrantMembership(
            TestLicensees.register(journal, 102, "J412150", "cultivator_production").licensee(),
            other);
    assertThat(journal.run(Actor.REGISTRY, new Permitted(elsewhere, rules)).reasons()).isEmpty();
    assertThat(
            journal
                .run(
                    Actor.REGISTRY,
                    new Permitted(new IssueKey(other, new KeyText("o").digest()), rules))
                .reasons())
        .as("one of whose licenses is in force")
        .isEmpty();
    journal.run(first, new ReinstateLicensee(place));
    assertThat(journal.run(Actor.REGISTRY, new GrantMembership(place, other)).reasons()).isEmpty();
  }

  @Test
  void aRevokedLicenseIsOverAndItsCodeMayBeIssuedAgain() {
    assertThat(ordered(journal, first, second, new RevokeLicense(place, "Order", null)).reasons())
        .isEmpty();
    assertThat(listed().status()).isEqualTo(LicenseStatus.REVOKED);
    assertThat(journal.run(first, new SuspendLicensee(place)).reasons())
        .containsExactly("NOT_ACTIVE");
    assertThat(
            journal
                .run(first, new RenewLicense(place, LocalDate.of(2030, 1, 1), null, ZONE))
                .reasons())
        .containsExactly("LICENSE_ENDED");

    var business =
        new Business("Next", false, "", "1 B St", "", "Omak", "WA", "", "US", "", "", "");
    var registration =
        new RegisterLicensee(
            new LicenseeId(777),
            "J412149",
            "cultivator_production",
            business,
            TestLicensees.RULES,
            false);
    assertThat(journal.run(first, new IssueLicense(registration, "", null, null, null)).reasons())
        .containsExactly("CODE_TAKEN");
    assertThat(
            journal
                .run(
                    first,
                    new IssueLicense(
                        registration, "", null, license().validFrom().minusSeconds(1), place))
                .reasons())
        .as("it was the former one's until then")
        .containsExactly("CODE_TAKEN");
    assertThat(journal.run(first, new IssueLicense(registration, "", null, null, place)).reasons())
        .isEmpty();

    assertThat(listed().code()).as("called by its identifier").isEqualTo("MM2T");
    assertThat(license().code()).as("its license was of that code").isEqualTo("J412149");
    assertThat(journal.find(Licensing.LICENSEE, new LicenseeId(777)).code()).isEqualTo("J412149");
  }

  @Test
  void aChangeOfCodeLeavesIdentifiersAsTheyWereMinted() {
    long before = TestLicensees.openArea(journal, grower, "Veg");

    assertThat(
            ordered(
                    journal,
                    first,
                    second,
                    new ChangeLicenseCode(
                        place, "j425001 ", null, null, TestLicensees.RULES, false))
                .reasons())
        .isEmpty();

    assertThat(listed().code()).isEqualTo("J425001");
    assertThat(listed().renamed()).isTrue();
    Actor after = new Actor(place, grower.user(), listed().prefix("WA"));
    long later = TestLicensees.openArea(journal, after, "Flower");
    assertThat(journal.find(Identifiers.OBJECT, Licensing.AREA_KIND, before).prefix())
        .isEqualTo("WAJ412149");
    assertThat(journal.find(Identifiers.OBJECT, Licensing.AREA_KIND, later).prefix())
        .isEqualTo("WAJ425001");
  }

  @Test
  void aCodeThatChangedIsFreeForAnother() {
    ordered(
        journal,
        first,
        second,
        new ChangeLicenseCode(place, "J425001", null, null, TestLicensees.RULES, false));

    TestLicensees.register(journal, 102, "J412149", "cultivator_production");

    assertThat(journal.find(Licensing.LICENSEE, new LicenseeId(102)).code()).isEqualTo("J412149");
    assertThat(
            journal
                .run(
                    first,
                    new OrderAct(
                        new ChangeLicenseCode(
                            place, "J412149", null, null, TestLicensees.RULES, false),
                        "back"))
                .reasons())
        .containsExactly("CODE_TAKEN");
  }

  @Test
  void refusesACodeOfAnotherTypeAndATypeThatIsNone() {
    assertThat(
            journal
                .run(
                    first,
                    new OrderAct(
                        new ChangeLicenseCode(
                            place, "M412149", null, null, TestLicensees.RULES, false),
                        " "))
                .reasons())
        .containsExactly("REASON_MISSING", "CODE_NOT_OF_TYPE");
    assertThat(
            journal
                .run(
                    first,
                    new OrderAct(
                        new ChangeLicenseType(
                            place,
                            "production",
                            "J412149",
                            "",
                            new Endorsements(List.of("medical")),
                            null,
                            null,
                            TestLicensees.RULES,
                            false),
                        "wanted"))
                .reasons())
        .containsExactly("CODE_NOT_OF_TYPE", "ENDORSEMENT_NOT_OF_TYPE");
  }

  @Test
  void anotherTypeHoldsFromItsDayOn() {
    Instant since = journal.clock().instant();
    var change =
        new ChangeLicenseType(
            place,
            "production",
            "M412149",
            "",
            Endorsements.NONE,
            since,
            null,
            TestLicensees.RULES,
            false);

    assertThat(ordered(journal, first, second, change).reasons()).isEmpty();

    assertThat(license().type()).isEqualTo("production");
    assertThat(license().validFrom()).isEqualTo(since);
    assertThat(license().number()).isEqualTo("412149");
    assertThat(listed().type()).isEqualTo("production");
    assertThat(versions())
        .filteredOn(v -> v.n() > 0)
        .extracting(License::type)
        .containsOnly("cultivator_production");
  }

  @Test
  void aTransferOfOwnershipEndsTheFormerHoldersUsers() {
    var holder = new Holder("Next LLC", "604000001", "", "", "");

    assertThat(
            ordered(journal, first, second, new TransferOwnership(place, holder, null)).reasons())
        .isEmpty();

    assertThat(journal.find(Licensing.PARTY, place, Dated.NOW).name()).isEqualTo("Next LLC");
    assertThat(license().holder()).isEqualTo("604000001");
    assertThat(listed().name()).isEqualTo("Next LLC");
    assertThat(listed().code()).isEqualTo("J412149");
    assertThat(journal.find(Licensing.MEMBER, place, grower.user(), Dated.NOW).isPresent())
        .isFalse();
    assertThat(journal.find(Licensing.USER, LicenseeId.REGISTRY, grower.user()).licensees().ids())
        .isEmpty();
    assertThat(
            journal
                .run(first, new OrderAct(new TransferOwnership(place, holder, null), "again"))
                .reasons())
        .containsExactly("HOLDER_UNCHANGED");
  }
}
