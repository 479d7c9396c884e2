package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.LicenseeId;

/** What a licensee's administrator may do to users, keys and devices, and what nobody else may. */
final class AdministratorsTest {
  private static final PersonalFacts ADA = new PersonalFacts("Ada", "Lovelace", "ada@example.org");
  private static final String NONE = "";

  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());
  private Actor admin;
  private Actor shop;

  @BeforeEach
  void register() {
    admin = TestLicensees.grower(journal);
    shop = TestLicensees.register(journal, 102, "R412149", "dispensary");
  }

  @AfterEach
  void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
  }

  private static String digest(String text) {
    return new KeyText(text).digest();
  }

  private Actor made(Actor by, String role) {
    long user = journal.run(by, new MakeUser(ADA, role, "u-1")).serial();
    return new Actor(by.licensee(), user, by.prefix());
  }

  private List<String> reasons(Actor actor, Command command) {
    return journal.run(actor, command).reasons();
  }

  private ApiKey key(String text) {
    return journal.find(Licensing.API_KEY, digest(text), Dated.NOW);
  }

  @Test
  void makesUsersWhoMayActHereOnly() {
    Answered answered = journal.run(admin, new MakeUser(ADA, "admin", "u-1"));

    assertThat(answered.events().toString()).doesNotContain("Ada").doesNotContain("ada@");
    User user = journal.find(Licensing.USER, LicenseeId.REGISTRY, answered.serial());
    assertThat(user.licensees()).hasToString("101");
    assertThat(user.authLevel()).isEqualTo("user");
    Actor second = new Actor(admin.licensee(), answered.serial(), admin.prefix());
    assertThat(reasons(second, new GiveKey(admin.user(), digest("a")))).isEmpty();
    assertThat(new MakeUser(ADA, "admin", "").toString()).doesNotContain("Lovelace");
  }

  @Test
  void refusesAUserWithEveryReasonAtOnce() {
    var facts = new PersonalFacts("x".repeat(256), "", "");
    assertThat(reasons(admin, new MakeUser(facts, "official", "x".repeat(256))))
        .containsExactlyInAnyOrder(
            "EMAIL_MISSING", "TEXT_TOO_LONG", "TEXT_TOO_LONG", "ROLE_UNKNOWN");
  }

  @Test
  void nobodyButAnAdministratorOfTheLicenseeActs() {
    Actor plain = made(admin, "user");
    Actor stranger = new Actor(admin.licensee(), shop.user(), admin.prefix());
    journal.run(admin, new GiveKey(plain.user(), digest("theirs")));
    for (Actor actor : List.of(plain, stranger, Actor.REGISTRY)) {
      for (Command command :
          List.of(
              new MakeUser(ADA, "user", ""),
              new ChangeUser(plain.user(), ADA, ""),
              new DismissUser(plain.user()),
              new GiveKey(plain.user(), digest("other")),
              new RotateKey(digest("theirs"), NONE, digest("n"), Duration.ZERO),
              new EndKey(digest("theirs"), NONE),
              new EnrollDevice("till", "ab".repeat(32)),
              new EndDevice("till"))) {
        assertThat(reasons(actor, command))
            .as(command.act() + " by " + actor)
            .contains("NOT_AN_ADMINISTRATOR");
      }
    }
  }

  @Test
  void reachesNoUserAndNoKeyOfOthers() {
    journal.run(shop, new GiveKey(shop.user(), digest("shop")));
    journal.run(Actor.REGISTRY, new IssueKey(shop.user(), digest("wide")));

    assertThat(reasons(admin, new GiveKey(shop.user(), digest("x"))))
        .containsExactly("USER_UNKNOWN");
    assertThat(reasons(admin, new ChangeUser(shop.user(), ADA, "")))
        .containsExactly("USER_UNKNOWN");
    assertThat(reasons(admin, new DismissUser(shop.user()))).containsExactly("USER_UNKNOWN");
    for (String text : List.of("shop", "wide", "no key")) {
      assertThat(reasons(admin, new EndKey(digest(text), NONE))).containsExactly("KEY_UNKNOWN");
    }

    journal.run(Actor.REGISTRY, new GrantMembership(admin.licensee(), shop.user())).subject();
    assertThat(reasons(admin, new EndKey(digest("wide"), NONE)))
        .as("it opens another's too")
        .containsExactly("KEY_UNKNOWN");
    assertThat(reasons(admin, new ChangeUser(shop.user(), ADA, "")))
        .containsExactly("USER_OF_OTHERS");
    assertThat(reasons(admin, new GiveKey(shop.user(), digest("here")))).isEmpty();
    assertThat(key("here").opens(admin.licensee())).isTrue();
    assertThat(key("here").opens(shop.licensee())).as("nobody gives what is not theirs").isFalse();
  }

  @Test
  void rotatesAKeyWithABoundedOverlap() {
    Actor plain = made(admin, "user");
    journal.run(admin, new GiveKey(plain.user(), digest("old"))).subject();
    Duration overlap = RotateKey.OVERLAP_MAX;

    assertThat(
            reasons(
                admin, new RotateKey(digest("old"), NONE, digest("new"), overlap.plusSeconds(1))))
        .containsExactly("OVERLAP_TOO_LONG");
    assertThat(reasons(admin, new RotateKey(digest("old"), NONE, digest("new"), overlap)))
        .isEmpty();
    var now = journal.clock().instant();
    assertThat(key("old").opensAt(now)).isTrue();
    assertThat(key("old").opensAt(now.plus(overlap))).isFalse();
    assertThat(key("new").opens(shop.licensee())).isFalse();
    assertThat(reasons(plain, new RotateKey(digest("new"), digest("new"), digest("3"), overlap)))
        .as("by its holder")
        .isEmpty();
    assertThat(reasons(plain, new RotateKey(digest("3"), digest("3"), digest("3"), overlap)))
        .containsExactly("DIGEST_TAKEN");
    journal.clock().pass(overlap);
    assertThat(reasons(admin, new RotateKey(digest("old"), NONE, digest("4"), overlap)))
        .containsExactly("KEY_ENDED");
  }

  @Test
  void endsAKeyAtOnceAndAUserWithAllKeysHere() {
    Actor plain = made(admin, "user");
    journal.run(admin, new GiveKey(plain.user(), digest("k"))).subject();

    assertThat(journal.run(admin, new EndKey(digest("k"), NONE)).events()).hasSize(1);
    assertThat(key("k").opensAt(key("k").validFrom())).as("whatever a clock says").isFalse();
    assertThat(journal.run(admin, new EndKey(digest("k"), NONE)).events()).isEmpty();
    assertThat(reasons(admin, new DismissUser(admin.user()))).containsExactly("NOT_ONESELF");
    journal.run(admin, new GiveKey(plain.user(), digest("k2"))).subject();
    assertThat(reasons(admin, new DismissUser(plain.user()))).isEmpty();
    assertThat(journal.run(admin, new DismissUser(plain.user())).events()).isEmpty();
    assertThat(reasons(admin, new GiveKey(plain.user(), digest("z"))))
        .containsExactly("USER_UNKNOWN");
    journal.run(Actor.REGISTRY, new GrantMembership(admin.licensee(), plain.user())).subject();
    assertThat(key("k2").opensAt(journal.clock().instant())).as("admitted again").isFalse();
  }

  @Test
  void givesNothingWhileTheLicenseIsNotInForce() {
    Actor plain = made(admin, "user");
    journal.run(admin, new GiveKey(plain.user(), digest("k"))).subject();
    Actor official = TestOfficials.official(journal, "first");
    journal.run(official, new SuspendLicensee(admin.licensee())).subject();

    Permissions rules = Permissions.of(TestLicensees.RULES);
    for (Command each :
        List.of(
            new MakeUser(ADA, "user", ""),
            new GiveKey(plain.user(), digest("n")),
            new EnrollDevice("till", "ab".repeat(32)))) {
      assertThat(reasons(admin, new Permitted(each, rules)))
          .as(each.act())
          .containsExactly("LICENSEE_SUSPENDED");
    }
    for (Command each :
        List.of(
            new RotateKey(digest("k"), NONE, digest("m"), Duration.ZERO),
            new EndKey(digest("k"), NONE))) {
      assertThat(reasons(admin, new Permitted(each, rules))).as(each.act()).isEmpty();
    }
  }

  @Test
  void enrollsADeviceUnderOneKeyForEver() {
    String key = "ab".repeat(32);
    assertThat(reasons(admin, new EnrollDevice("", "AB")))
        .containsExactlyInAnyOrder("NAME_MISSING", "KEY_MALFORMED");
    assertThat(reasons(admin, new EnrollDevice("till", key))).isEmpty();
    assertThat(reasons(admin, new EnrollDevice("till", key)))
        .containsExactlyInAnyOrder("NAME_TAKEN", "KEY_TAKEN");
    assertThat(reasons(shop, new EnrollDevice("till", key))).containsExactly("KEY_TAKEN");
    assertThat(reasons(admin, new EndDevice("scale"))).containsExactly("DEVICE_UNKNOWN");
    assertThat(reasons(admin, new EndDevice("till"))).isEmpty();
    assertThat(journal.run(admin, new EndDevice("till")).events()).isEmpty();
    assertThat(reasons(admin, new EnrollDevice("till", "cd".repeat(32)))).isEmpty();
    assertThat(reasons(admin, new EnrollDevice("x".repeat(256), "ef".repeat(32))))
        .containsExactly("NAME_TOO_LONG");
  }
}
