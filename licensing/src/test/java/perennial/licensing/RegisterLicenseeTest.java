package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.LicenseeId;

class RegisterLicenseeTest {
  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());

  private Answered register(long number, String code, String type, boolean isSandbox) {
    return register(number, code, type, Business.named("Place"), isSandbox);
  }

  private Answered register(
      long number, String code, String type, Business business, boolean isSandbox) {
    return journal.run(
        Actor.REGISTRY,
        new RegisterLicensee(
            new LicenseeId(number), code, type, business, TestLicensees.RULES, isSandbox));
  }

  @ParameterizedTest
  @CsvSource({
    "G412149, cultivator",
    "M412149, production",
    "J412149, cultivator_production",
    "R412149, dispensary",
    "L2, lab",
    "L400004, lab",
    "Z412149, transporter",
    "T412149, tribe",
    "E412149, co-op",
  })
  void takesTheCodesOfEachType(String code, String type) {
    assertThat(register(9, code, type, false).reasons()).isEmpty();
    assertThat(journal.find(Licensing.LICENSEE, 9L))
        .satisfies(licensee -> {
          assertThat(licensee.code()).isEqualTo(code);
          assertThat(licensee.type()).isEqualTo(type);
          assertThat(licensee.prefix("WA")).isEqualTo("WA" + code);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "R412149, cultivator_production",
    "J41214, cultivator_production",
    "J4121490, cultivator_production",
    "J41 2149, cultivator_production",
    "L4000040, lab",
    "L, lab",
    "TEST, cultivator_production",
    "JWPP, cultivator_production",
    "'', cultivator_production",
  })
  void refusesCodesOfAnotherForm(String code, String type) {
    assertThat(register(9, code, type, false).reasons()).containsExactly("CODE_NOT_OF_TYPE");
  }

  @Test
  void takesTrainingCodesInASandboxOnly() {
    assertThat(register(9, "JWPP", "cultivator_production", true).reasons()).isEmpty();
    assertThat(register(10, "JXPP", "cultivator_production", true).reasons())
        .containsExactly("CODE_NOT_OF_TYPE");
  }

  @Test
  void refusesASecondLicenseeOfACodeOrNumber() {
    register(9, "J412149", "cultivator_production", false);

    assertThat(register(10, " j412149 ", "cultivator_production", false).reasons())
        .containsExactly("CODE_TAKEN");
    assertThat(register(9, "J412150", "cultivator_production", false).reasons())
        .containsExactly("NUMBER_TAKEN");
  }

  @Test
  void takesOtherLeadingZerosForTheSameCode() {
    register(9, "L4", "lab", false);

    assertThat(register(10, "L004", "lab", false).reasons()).containsExactly("CODE_TAKEN");
    assertThat(register(10, "L000004", "lab", false).reasons()).containsExactly("CODE_TAKEN");
    assertThat(register(10, "L40", "lab", false).reasons()).isEmpty();
  }

  @Test
  void refusesWhatIsNoTypeNamelessOrEndorsedWrongly() {
    Business endorsed = Business.named("x".repeat(256)).withMedicalEndorsement();

    assertThat(register(9, "J412149", "greenhouse", Business.named(" "), false).reasons())
        .containsExactly("TYPE_UNKNOWN", "NAME_MISSING");
    assertThat(register(9, "J412149", "cultivator_production", endorsed, false).reasons())
        .containsExactly("ENDORSEMENT_NOT_OF_TYPE", "NAME_TOO_LONG");
    assertThat(
            register(
                    9, "R412149", "dispensary", Business.named("R").withMedicalEndorsement(), false)
                .reasons())
        .isEmpty();
  }

  @Test
  void isTheRegistrysActAlone() {
    Actor grower = TestLicensees.grower(journal);

    Answered answered =
        journal.run(
            grower,
            new RegisterLicensee(
                new LicenseeId(9),
                "J999999",
                "cultivator_production",
                Business.named("Mine"),
                TestLicensees.RULES,
                false));

    assertThat(answered.reasons()).containsExactly("NOT_THE_REGISTRY");
  }

  @Test
  void namesLicenseesWithTheStatesPrefix() {
    TestLicensees.register(journal, 2831, "J412149", "cultivator_production");

    assertThat(Directory.globalId(new LicenseeId(2831))).hasToString("WAWA1.MM26N");
    assertThat(journal.find(Identifiers.OBJECT, Licensing.LICENSEE_KIND, 2831L))
        .satisfies(object -> {
          assertThat(object.globalId()).isEqualTo(GlobalId.parse("WAWA1.MM26N"));
          assertThat(object.licenseeId()).isEqualTo(new LicenseeId(2831));
        });
    assertThat(journal.differences()).isEmpty();
  }
}
