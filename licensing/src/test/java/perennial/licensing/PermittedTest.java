package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.rulebook.Permission;

class PermittedTest {
  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());
  private Actor grower;

  @BeforeEach
  void register() {
    grower = TestLicensees.grower(journal);
  }

  private static Permitted open(Permissions permissions) {
    return new Permitted(new OpenArea("Veg", false, ""), permissions);
  }

  @Test
  void asksTheRulesInForce() {
    Permissions rules = Permissions.of(TestLicensees.RULES);
    Actor carrier = TestLicensees.register(journal, 102, "Z412149", "transporter");

    assertThat(journal.run(grower, open(rules)).isAccepted()).isTrue();
    assertThat(journal.run(carrier, open(rules)).isAccepted()).as("warned only").isTrue();
  }

  @Test
  void refusesWithTheCitation() {
    Permissions none =
        (type, endorsements, act, at) ->
            new Permission.Denied("WAC 314-55-075", type + " may not " + act + ".");

    assertThat(journal.run(grower, open(none)).texts(""))
        .containsExactly("cultivator_production may not area.open. (WAC 314-55-075)");
    assertThat(journal.rows(Licensing.AREA)).isEmpty();
  }

  @Test
  void tellsTheRulesOfTheEndorsement() {
    var asked = new java.util.ArrayList<Set<String>>();
    Permissions listening =
        (type, endorsements, act, at) -> {
          asked.add(endorsements);
          return new Permission.Allowed();
        };
    journal.run(
        Actor.REGISTRY,
        new RegisterLicensee(
            new LicenseeId(103),
            "R412149",
            "dispensary",
            Business.named("R").withMedicalEndorsement(),
            TestLicensees.RULES,
            false));

    journal.run(new Actor(new LicenseeId(103), 1, "WAR412149"), open(listening));
    journal.run(grower, open(listening));

    assertThat(asked).containsExactly(Set.of("medical"), Set.of());
  }

  @Test
  void refusesASuspendedLicensee() {
    Permissions rules = Permissions.of(TestLicensees.RULES);
    journal.run(Actor.REGISTRY, new SuspendLicensee(grower.licensee()));
    var answered = journal.run(grower, open(rules));
    assertThat(answered.reasons()).containsExactly("LICENSEE_SUSPENDED");
    assertThat(answered.texts(""))
        .containsExactly(
            "The license is suspended; only reports of what already happened are taken."
                + " (WAC 314-55-540)");

    journal.run(Actor.REGISTRY, new ReinstateLicensee(grower.licensee()));
    assertThat(journal.run(grower, open(rules)).isAccepted()).isTrue();
  }

  /** A report of something that happened to an area. */
  private record Told(long area, boolean isNew) implements Command {
    @Override
    public String act() {
      return "area.update";
    }

    @Override
    public boolean isReport() {
      return true;
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      var object = new ObjectRef(Licensing.AREA_KIND, area);
      var licensee = deciding.actor().licensee();
      if (deciding.state().find(Licensing.AREA, licensee, area) == null) {
        return Outcome.refused(
            List.of(Refusal.of("global_id", Permitted.Reason.NOT_PERMITTED, "Not yours.")));
      }
      return Outcome.accepted(
          object,
          isNew
              ? List.of(new LicensingEvent.AreaChanged(licensee, area, "As it was", null, null))
              : List.of());
    }
  }

  @Test
  void recordsAReportOfASuspendedLicenseeWithTheBreach() {
    Permissions rules = Permissions.of(TestLicensees.RULES);
    long area = journal.run(grower, open(rules)).serial();
    var told = new Permitted(new Told(area, true), rules);
    assertThat(journal.run(grower, told).events()).hasSize(1);
    journal.run(Actor.REGISTRY, new SuspendLicensee(grower.licensee()));

    var events = journal.run(grower, told).events();

    assertThat(journal.find(Licensing.AREA, grower.licensee(), area).name()).isEqualTo("As it was");
    assertThat(events.getLast())
        .isEqualTo(
            new LicensingEvent.ReportedWhileSuspended(
                grower.licensee(),
                new ObjectRef(Licensing.AREA_KIND, area),
                "Reported while the license was suspended: area.update (WAC 314-55-540)"));
    assertThat(journal.run(grower, new Permitted(new Told(area, false), rules)).events())
        .as("a repetition says nothing new")
        .isEmpty();
    assertThat(journal.run(grower, new Permitted(new Told(999, true), rules)).reasons())
        .as("not the reporter's own")
        .containsExactly("NOT_PERMITTED");
    assertThat(journal.differences()).isEmpty();
  }

  /** Something asked for, under the name of an act of a room above. */
  private record AskedFor(String act, String now, long area) implements Command {
    @Override
    public String actNow(Deciding deciding) {
      return now;
    }

    @Override
    public Decision<Outcome> decide(Deciding deciding) {
      var licensee = deciding.actor().licensee();
      var object = new ObjectRef(Licensing.AREA_KIND, area);
      return Outcome.accepted(
          object, List.of(new LicensingEvent.AreaChanged(licensee, area, null, null, null)));
    }
  }

  @Test
  void letsASuspendedLicenseeWindDownAndListsIt() {
    Permissions rules = Permissions.of(TestLicensees.RULES);
    long area = TestLicensees.openArea(journal, grower, "Room");
    journal.run(Actor.REGISTRY, new SuspendLicensee(grower.licensee()));

    for (String act : List.of("disposal.schedule", "transfer.return")) {
      String done = act.equals("transfer.return") ? "transfer.file" : act;
      var events =
          journal.run(grower, new Permitted(new AskedFor(done, act, area), rules)).events();
      assertThat(events.getLast())
          .asInstanceOf(type(LicensingEvent.ReportedWhileSuspended.class))
          .extracting(LicensingEvent.ReportedWhileSuspended::text)
          .isEqualTo("Reported while the license was suspended: " + done + " (WAC 314-55-540)");
    }
    assertThat(
            journal
                .run(
                    grower,
                    new Permitted(new AskedFor("transfer.file", "transfer.file", area), rules))
                .reasons())
        .containsExactly("LICENSEE_SUSPENDED");
  }

  @Test
  void letsAnEndedLicenseBeWoundDown() {
    Permissions rules = Permissions.of(TestLicensees.RULES);
    long area = TestLicensees.openArea(journal, grower, "Room");
    Actor ana = TestOfficials.official(journal, "ana");
    journal.run(ana, new SurrenderLicense(grower.licensee(), null));

    assertThat(
            journal
                .run(
                    grower,
                    new Permitted(
                        new AskedFor("disposal.schedule", "disposal.schedule", area), rules))
                .events())
        .as("as the rules have it, so nothing is listed")
        .hasSize(1);
    assertThat(journal.run(grower, open(rules)).texts(""))
        .containsExactly(
            "The license is not in force; only reports of what already happened are taken."
                + " (RCW 69.50.325)");
  }

  @Test
  void asksTheRulesWhatAnOfficeMayDo() {
    Permissions rules = Permissions.of(TestLicensees.RULES);
    long area = TestLicensees.openArea(journal, grower, "Room");
    Actor ana = TestOfficials.official(journal, "ana");
    Actor clerk =
        new Actor(LicenseeId.REGISTRY, TestLicensees.registerUser(journal, "clerk"), "WAWA1");
    var suspend = new Permitted(new SuspendLicensee(grower.licensee()), rules);
    var expire = new Permitted(new AskedFor("license.expire", "license.expire", area), rules);

    assertThat(journal.run(clerk, suspend).texts(""))
        .containsExactly(
            "Only the registry enters licensees, users and keys, and suspends. (RCW 69.50.345)");
    assertThat(journal.run(Actor.REGISTRY, expire).texts(""))
        .containsExactly("Only an official of the registry acts on licenses. (RCW 69.50.331)");
    assertThat(journal.run(ana, suspend).isAccepted()).isTrue();
    assertThat(
            journal
                .run(Actor.REGISTRY, new Permitted(new AskedFor("no.such", "", area), rules))
                .texts(""))
        .containsExactly("No rule in force names the act no.such. (wa-2018/1)");
    assertThat(
            journal
                .run(grower, new Permitted(new AskedFor("license.expire", "", area), rules))
                .texts(""))
        .as("no license permits what an office does")
        .contains("Only an official of the registry acts on licenses. (RCW 69.50.331)");
  }

  @Test
  void whatTheLicenseTypeMayNotReportIsNoReport() {
    Permissions none =
        (type, endorsements, act, at) -> new Permission.Denied("WAC 314-55-075", "No.");
    journal.run(Actor.REGISTRY, new SuspendLicensee(grower.licensee()));

    assertThat(journal.run(grower, new Permitted(new Told(1, true), none)).texts(""))
        .containsExactly("No. (WAC 314-55-075)");
  }

  @Test
  void everyActOfThisRoomHasARule() {
    Set<String> acts = TestLicensees.RULES.getInForce(journal.clock().instant()).acts();

    assertThat(acts).contains("area.open", "area.update", "area.close");
  }
}
