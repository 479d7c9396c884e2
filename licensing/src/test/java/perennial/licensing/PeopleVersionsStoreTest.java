package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.ErasePersonal;
import perennial.journal.Reader;
import perennial.journal.StoreJournal;
import perennial.journal.Versions;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** Users, memberships, keys and devices in the database, as of a date and as was known. */
final class PeopleVersionsStoreTest {

  private static StoreJournal journal;
  private static Actor admin;

  @BeforeAll
  static void open() {
    journal = new StoreJournal(new Identifiers(), new Licensing());
    admin = TestLicensees.grower(journal);
  }

  @AfterAll
  static void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  private static Instant passed() {
    journal.clock().pass(Duration.ofDays(1));
    return journal.clock().instant();
  }

  private static long user(String mail) {
    return journal.run(admin, new MakeUser(new PersonalFacts("A", "B", mail), "user", "")).serial();
  }

  private static <R extends Record> Optional<R> asOf(
      Versions<R> versions, Instant at, Instant known, Object... values) {
    Reader.Reading reading = journal.reader().as(Set.of(LicenseeId.REGISTRY, admin.licensee()));
    var found = reading.asOf(versions, at, known, values);
    reading.go();
    return found.get();
  }

  private static String mail(long user, Instant at) {
    var object = new ObjectRef(Licensing.USER_KIND, user);
    Person person = asOf(Licensing.PERSON_OF, at, journal.clock().instant(), user).orElseThrow();
    if (person.personal() == null) {
      return "erased";
    }
    Reader.Reading reading = journal.reader().as(LicenseeId.REGISTRY);
    var opened = reading.personal(Map.of(object, person.personal()));
    reading.go();
    return opened.get().get(object).text(RegisterUser.EMAIL, "");
  }

  @Test
  void aUserWasCalledAsItWasThenUntilThatIsErased() {
    long user = user("old@example.org");
    Instant before = passed();
    passed();
    journal
        .run(admin, new ChangeUser(user, new PersonalFacts("A", "C", "new@example.org"), "u"))
        .subject();
    Instant after = passed();
    assertThat(mail(user, before)).isEqualTo("old@example.org");
    assertThat(mail(user, after)).isEqualTo("new@example.org");

    var object = new ObjectRef(Licensing.USER_KIND, user);
    journal
        .run(
            Actor.REGISTRY,
            new ErasePersonal(
                List.of(new ErasePersonal.Erasing(object, LicenseeId.REGISTRY, 2, Long.MAX_VALUE)),
                Set.of(),
                "asked for",
                "by law"))
        .subject();
    assertThat(mail(user, before)).isEqualTo("erased");
    assertThat(mail(user, after)).isEqualTo("erased");
    assertThat(journal.rows(Licensing.PERSON).stream().filter(each -> each.userSerial() == user))
        .hasSize(3)
        .allMatch(each -> each.personal() == null);
  }

  @Test
  void aMembershipHasGaps() {
    long user = user("gaps@example.org");
    Instant first = passed();
    journal.run(admin, new DismissUser(user)).subject();
    Instant gap = passed();
    journal.run(Actor.REGISTRY, new GrantMembership(admin.licensee(), user)).subject();
    Instant again = passed();
    Object[] of = {admin.licensee(), user};

    assertThat(asOf(Licensing.MEMBER_OF, first, again, of)).map(Member::role).contains("user");
    assertThat(asOf(Licensing.MEMBER_OF, gap, again, of)).isEmpty();
    assertThat(asOf(Licensing.MEMBER_OF, gap, first, of)).as("as was known").isPresent();
    assertThat(asOf(Licensing.MEMBER_OF, again, again, of)).isPresent();
  }

  @Test
  void listsWhoCouldActThenAsWasKnown() {
    long user = user("then@example.org");
    journal.run(admin, new GiveKey(user, new KeyText("then").digest())).subject();
    Instant then = passed();
    var called = new PersonalFacts("A", "B", "later@example.org");
    journal.run(admin, new ChangeUser(user, called, "x")).subject();
    journal.run(admin, new DismissUser(user)).subject();
    Instant now = passed();

    People.Someone found = people(then, now).user(id(user)).orElseThrow();
    assertThat(found.role()).isEqualTo("user");
    assertThat(found.personal().text(RegisterUser.EMAIL, "")).isEqualTo("then@example.org");
    assertThat(found.user().externalId()).isEmpty();
    assertThat(people(now, then).user(id(user))).as("as was known").isPresent();
    assertThat(people(now, now).user(id(user))).isEmpty();
  }

  private static String id(long user) {
    return Directory.userGlobalId(user).toString();
  }

  private static People people(Instant at, Instant known) {
    return People.asOf(journal.reader(), admin.licensee(), at, known);
  }

  @Test
  void aRotatedKeyOpensUntilItsEndAndNoLonger() {
    long user = user("keys@example.org");
    journal.run(admin, new GiveKey(user, new KeyText("old").digest())).subject();
    var credentials = new Credentials(journal.reader(), journal.clock());
    assertThat(credentials.identify("J412149", "old")).isPresent();
    Duration overlap = Duration.ofHours(1);
    String fresh = new KeyText("new").digest();
    journal.run(admin, new RotateKey(new KeyText("old").digest(), "", fresh, overlap)).subject();

    assertThat(credentials.identifyAnew("J412149", "old")).isPresent();
    assertThat(credentials.identify("J412149", "new")).isPresent();
    journal.clock().pass(overlap);
    assertThat(credentials.identify("J412149", "old")).as("though it is kept in mind").isEmpty();
    assertThat(credentials.identifyAnew("J412149", "old")).isEmpty();
    assertThat(credentials.identify("J412149", "new")).isPresent();
  }

  @Test
  void aKeyOfAnAdministratorOpensThatLicenseeOnly() {
    Actor shop = TestLicensees.register(journal, 102, "R412149", "dispensary");
    journal.run(Actor.REGISTRY, new GrantMembership(admin.licensee(), shop.user())).subject();
    journal.run(admin, new GiveKey(shop.user(), new KeyText("here").digest())).subject();
    var credentials = new Credentials(journal.reader(), journal.clock());

    assertThat(credentials.identify("J412149", "here")).isPresent();
    assertThat(credentials.identify("R412149", "here")).isEmpty();
  }

  @Test
  void theDatabaseRefusesTwoAtATime() throws SQLException {
    String key = "ab".repeat(32);
    journal.run(admin, new EnrollDevice("till", key)).subject();
    passed();
    journal.run(admin, new EndDevice("till")).subject();
    passed();
    journal.run(admin, new EnrollDevice("till", "cd".repeat(32))).subject();
    refuses("UPDATE licensing_g1.device SET valid_to = NULL");
    refuses("UPDATE licensing_g1.device SET public_key = '" + key + "', valid_to = NULL");
    refuses("UPDATE licensing_g1.device SET valid_to = valid_from");
    long user = user("two@example.org");
    passed();
    journal.run(admin, new DismissUser(user)).subject();
    journal.run(Actor.REGISTRY, new GrantMembership(admin.licensee(), user)).subject();
    refuses("UPDATE licensing_g1.member SET valid_to = NULL WHERE user_serial = " + user);
  }

  private static void refuses(String update) throws SQLException {
    try (Connection owner = journal.owner();
        Statement statement = owner.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate(update))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(exclusion constraint|check constraint).*");
    }
  }
}
