package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.ObjectRef;

class AreaCommandsTest {
  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());
  private Actor grower;

  @BeforeEach
  void register() {
    grower = TestLicensees.grower(journal);
  }

  @AfterEach
  void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
  }

  private Area area(long serial) {
    return journal.find(Licensing.AREA, grower.licensee(), serial);
  }

  @Test
  void opensAnAreaUnderTheLicenseesPrefix() {
    Answered opened = journal.run(grower, new OpenArea("Flower", true, "x-1"));

    Area area = area(opened.serial());
    assertThat(area.name()).isEqualTo("Flower");
    assertThat(area.quarantine()).isTrue();
    assertThat(area.externalId()).isEqualTo("x-1");
    assertThat(area.userSerial()).isEqualTo(grower.user());
    assertThat(journal.find(Identifiers.OBJECT, Licensing.AREA_KIND, area.serial()).globalId())
        .hasToString("WAJ412149.AR1");
  }

  @Test
  void refusesNoNameAndOneCharacterTooMany() {
    assertThat(journal.run(grower, new OpenArea(" ", null, null)).texts("name"))
        .containsExactly("The name field is required.");
    assertThat(journal.run(grower, new OpenArea("x".repeat(256), null, "y".repeat(256))).reasons())
        .containsExactly("NAME_TOO_LONG", "EXTERNAL_ID_TOO_LONG");
    assertThat(journal.run(grower, new OpenArea("x".repeat(255), null, "y".repeat(255))).reasons())
        .isEmpty();
  }

  @Test
  void changesOnlyWhatIsStated() {
    long serial = journal.run(grower, new OpenArea("Veg", true, "e")).serial();

    journal.run(grower, new ChangeArea(serial, "Flower", null, null));

    assertThat(area(serial))
        .extracting(Area::name, Area::quarantine, Area::externalId)
        .containsExactly("Flower", true, "e");
    assertThat(journal.run(grower, new ChangeArea(serial, "Flower", true, null)).events())
        .isEmpty();
  }

  @Test
  void refusesToChangeWhatIsNotThere() {
    assertThat(journal.run(grower, new ChangeArea(null, "x", null, null)).texts("global_id"))
        .containsExactly("The global id field is required.");
    assertThat(journal.run(grower, new ChangeArea(99L, "", null, null)).reasons())
        .containsExactly("AREA_UNKNOWN", "NAME_MISSING");
  }

  @Test
  void keepsOthersAreasOutOfReach() {
    long serial = TestLicensees.openArea(journal, grower, "Mine");
    Actor other = TestLicensees.register(journal, 102, "R412149", "dispensary");

    assertThat(journal.run(other, new ChangeArea(serial, "Theirs", null, null)).texts("global_id"))
        .containsExactly("The selected global id is invalid.");
    assertThat(journal.run(other, new CloseArea(serial)).reasons()).containsExactly("AREA_UNKNOWN");
  }

  @Test
  void closesAnAreaOnceAndAcceptsItAgain() {
    long serial = TestLicensees.openArea(journal, grower, "Veg");

    assertThat(journal.run(grower, new CloseArea(serial)).events()).hasSize(1);
    assertThat(area(serial).isOpen()).isFalse();
    assertThat(journal.run(grower, new CloseArea(serial)).events()).isEmpty();
    assertThat(journal.run(grower, new ChangeArea(serial, "x", null, null)).reasons())
        .containsExactly("AREA_UNKNOWN");
  }

  @Test
  void anEqualCreateStandsUntilTheAreaIsClosed() {
    var create = new OpenArea("Veg", false, "e-1");
    ObjectRef made = journal.run(grower, create).subject();

    assertThat(stands(create, made)).isTrue();
    journal.run(grower, new CloseArea(made.serial()));
    assertThat(stands(create, made)).isFalse();
  }

  private boolean stands(OpenArea create, ObjectRef made) {
    var answer = new boolean[1];
    journal.run(grower, new Asking(state -> answer[0] = create.stands(state, List.of(made)), made));
    return answer[0];
  }
}
