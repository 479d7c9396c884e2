package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.CredentialEvent;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.LicenseeId;

class UserCommandsTest {
  private static final String DIGEST = "0f".repeat(32);

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

  private Answered official(Command command) {
    return journal.run(Actor.REGISTRY, command);
  }

  private User user(long serial) {
    return journal.find(Licensing.USER, LicenseeId.REGISTRY, serial);
  }

  private Member member() {
    return journal.find(Licensing.MEMBER, grower.licensee(), grower.user(), Dated.NOW);
  }

  @Test
  void keepsNamesOutOfFactsAndRows() {
    var register = new RegisterUser("Ada", "Lovelace", "ada@example.org", "admin", "u-1");
    Answered answered = official(register);

    assertThat(answered.events().toString()).doesNotContain("Ada").doesNotContain("ada@");
    assertThat(answered.outcomes().getFirst().personal().fields().text("email", ""))
        .isEqualTo("ada@example.org");
    assertThat(user(answered.serial()).personal()).isNotNull();
    assertThat(user(answered.serial()).externalId()).isEqualTo("u-1");
  }

  @Test
  void refusesAUserWithoutMailOrWithTooMuchText() {
    assertThat(official(new RegisterUser("", "", "", "", "")).reasons())
        .containsExactly("EMAIL_MISSING");
    String text = "x".repeat(256);
    String mail = "x".repeat(244) + "@example.org";
    assertThat(official(new RegisterUser(text, text, mail, text, text)).reasons())
        .containsOnly("TEXT_TOO_LONG")
        .hasSize(5);
    for (String none : List.of("nobody", "@example.org", "ada@", "a@b@c", "a b@example.org")) {
      assertThat(official(new RegisterUser("", "", none, "", "")).reasons())
          .as(none)
          .containsExactly("EMAIL_MALFORMED");
    }
  }

  @Test
  void grantsAndEndsMembership() {
    Actor shop = TestLicensees.register(journal, 102, "R412149", "dispensary");
    assertThat(user(grower.user()).licensees()).hasToString("101");

    Answered granted = official(new GrantMembership(shop.licensee(), grower.user()));
    assertThat(granted.events()).hasSize(1).allMatch(CredentialEvent.class::isInstance);
    assertThat(user(grower.user()).licensees()).hasToString("101,102");
    assertThat(official(new GrantMembership(shop.licensee(), grower.user())).events()).isEmpty();

    assertThat(official(new EndMembership(grower.licensee(), grower.user())).events())
        .allMatch(CredentialEvent.class::isInstance);
    assertThat(user(grower.user()).licensees()).hasToString("102");
    assertThat(member().validTo()).isNotNull();
    assertThat(official(new EndMembership(grower.licensee(), grower.user())).events()).isEmpty();

    official(new GrantMembership(grower.licensee(), grower.user()));
    assertThat(member().isPresent()).isTrue();
  }

  @Test
  void refusesMembershipOfStrangersAndInTooMany() {
    assertThat(official(new GrantMembership(grower.licensee(), 99)).reasons())
        .containsExactly("USER_UNKNOWN");
    long user = TestLicensees.registerUser(journal, "many");
    var registrations = new ArrayList<Command>();
    for (int i = 0; i <= Licensees.MAX; i++) {
      var id = new LicenseeId(1_000 + i);
      registrations.add(
          new RegisterLicensee(
              id,
              "G%06d".formatted(i),
              "cultivator",
              Business.named("P"),
              TestLicensees.RULES,
              false));
    }
    journal.run(Actor.REGISTRY, registrations.toArray(Command[]::new));
    for (int i = 0; i < Licensees.MAX; i++) {
      official(new GrantMembership(new LicenseeId(1_000 + i), user)).subject();
    }
    assertThat(official(new GrantMembership(new LicenseeId(1_000 + Licensees.MAX), user)).reasons())
        .containsExactly("TOO_MANY_LICENSEES");
  }

  @Test
  void issuesAndRevokesKeys() {
    assertThat(official(new IssueKey(grower.user(), DIGEST)).events())
        .hasSize(1)
        .allMatch(CredentialEvent.class::isInstance);
    assertThat(official(new IssueKey(grower.user(), DIGEST)).reasons())
        .containsExactly("DIGEST_TAKEN");
    assertThat(official(new IssueKey(99, "key")).reasons())
        .containsExactly("USER_UNKNOWN", "DIGEST_MALFORMED");

    assertThat(official(new RevokeKey(DIGEST)).events())
        .allMatch(CredentialEvent.class::isInstance);
    assertThat(journal.find(Licensing.API_KEY, DIGEST, Dated.NOW).validTo()).isNotNull();
    assertThat(official(new RevokeKey(DIGEST)).events()).isEmpty();
    assertThat(official(new RevokeKey("ff".repeat(32))).reasons()).containsExactly("KEY_UNKNOWN");
  }

  @Test
  void onlyTheRegistryTouchesCredentials() {
    for (Command command :
        new Command[] {
          new RegisterUser("", "", "a@example.org", "", ""),
          new GrantMembership(grower.licensee(), grower.user()),
          new EndMembership(grower.licensee(), grower.user()),
          new IssueKey(grower.user(), DIGEST),
          new RevokeKey(DIGEST),
          new SuspendLicensee(grower.licensee()),
          new ReinstateLicensee(grower.licensee()),
        }) {
      assertThat(journal.run(grower, command).reasons())
          .as(command.act())
          .contains("NOT_THE_REGISTRY");
    }
  }

  @Test
  void keysAreLongRandomAndNeverPrinted() {
    KeyText key = KeyText.generate(length -> new byte[length]);

    assertThat(key.text()).isEqualTo("00".repeat(32));
    assertThat(key.digest()).hasSize(64).isNotEqualTo(key.text());
    assertThat(key.toString()).doesNotContain(key.text());
  }
}
