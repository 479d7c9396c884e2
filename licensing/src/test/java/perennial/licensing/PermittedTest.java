package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.MemoryJournal;
import perennial.kernel.LicenseeId;
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
    assertThat(journal.run(grower, open(rules)).reasons()).containsExactly("LICENSEE_SUSPENDED");

    journal.run(Actor.REGISTRY, new ReinstateLicensee(grower.licensee()));
    assertThat(journal.run(grower, open(rules)).isAccepted()).isTrue();
  }

  @Test
  void everyActOfThisRoomHasARule() {
    Set<String> acts = TestLicensees.RULES.getInForce(journal.clock().instant()).acts();

    assertThat(acts).contains("area.open", "area.update", "area.close");
  }
}
