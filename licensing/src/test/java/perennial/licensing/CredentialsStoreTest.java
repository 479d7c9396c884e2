package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Reader;
import perennial.journal.StoreJournal;
import perennial.kernel.LicenseeId;

class CredentialsStoreTest {
  private static StoreJournal journal;
  private static Actor grower;
  private static Actor shop;

  private final Credentials credentials = new Credentials(journal.reader(), journal.clock());

  @BeforeAll
  static void register() {
    journal = new StoreJournal(new Identifiers(), new Licensing());
    grower = TestLicensees.grower(journal);
    shop = TestLicensees.register(journal, 102, "R412149", "dispensary");
  }

  @AfterAll
  static void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
    journal.close();
  }

  private static String key(Actor actor, String text) {
    var issue = new IssueKey(actor.user(), new KeyText(text).digest());
    assertThat(journal.run(Actor.REGISTRY, issue).isAccepted()).isTrue();
    return text;
  }

  private static long currentCredentials() {
    Reader.Reading reading = journal.reader().as(LicenseeId.REGISTRY);
    reading.rows(perennial.journal.Query.newestFirst(Licensing.USER, "serial"));
    reading.go();
    return reading.credentials();
  }

  @Test
  void knowsWhoHoldsTheKeyAndForWhomTheCodeIs() {
    String key = key(grower, "knows");

    Optional<Principal> found = credentials.identify(" j412149", key);

    assertThat(found).isPresent();
    assertThat(found.get().actor("WA")).isEqualTo(grower);
    assertThat(found.get().licensee().code()).isEqualTo("J412149");
    assertThat(found.get().user().licensees().contains(grower.licensee())).isTrue();
    assertThat(Credentials.isCurrent(found.get(), currentCredentials())).isTrue();
  }

  @Test
  void opensSeveralLicenseesWithOneKey() {
    String key = key(grower, "several");
    assertThat(credentials.identify("R412149", key)).isEmpty();

    journal.run(Actor.REGISTRY, new GrantMembership(shop.licensee(), grower.user()));

    assertThat(credentials.identifyAnew("R412149", key))
        .hasValueSatisfying(p ->
            assertThat(p.actor("WA"))
                .isEqualTo(new Actor(shop.licensee(), grower.user(), "WAR412149")));
    journal.run(Actor.REGISTRY, new EndMembership(shop.licensee(), grower.user()));
    assertThat(credentials.identifyAnew("R412149", key)).isEmpty();
  }

  @Test
  void answersEveryFailureAlike() {
    String key = key(shop, "alike");

    assertThat(credentials.identify("R412149", "wrong")).isEmpty();
    assertThat(credentials.identify("X000000", key)).isEmpty();
    assertThat(credentials.identify("J412149", key)).isEmpty();
    assertThat(credentials.identify("", "")).isEmpty();
    assertThat(credentials.identify("R412149", "k".repeat(Credentials.KEY_LENGTH_MAX + 1)))
        .isEmpty();
    assertThat(credentials.identify("R".repeat(Credentials.CODE_LENGTH_MAX + 1), key)).isEmpty();
    assertThat(credentials.identify("R412149", key)).isPresent();
  }

  @Test
  void aRevokedKeyIsVoidAtOnce() {
    String key = key(grower, "revoked");
    Principal before = credentials.identify("J412149", key).orElseThrow();

    journal.run(Actor.REGISTRY, new RevokeKey(new KeyText(key).digest()));

    assertThat(Credentials.isCurrent(before, currentCredentials())).isFalse();
    assertThat(credentials.identifyAnew("J412149", key)).isEmpty();
  }

  @Test
  void remembersARefusalForAShortWhile() {
    assertThat(credentials.identify("J412149", "late")).isEmpty();
    key(grower, "late");

    assertThat(credentials.identify("J412149", "late")).isEmpty();
    journal.clock().pass(Credentials.UNKNOWN_FOR);
    assertThat(credentials.identify("J412149", "late")).isPresent();
  }

  @Test
  void everybodyReadsTheDirectoryAndNobodyOthersAreas() {
    TestLicensees.openArea(journal, shop, "Sales floor");
    Reader.Reading reading = journal.reader().as(grower.licensee());
    var licensees = reading.page(Directory.licensees());
    var areas = reading.page(perennial.journal.Query.newestFirst(Licensing.AREA, "serial"));
    reading.go();

    assertThat(licensees.get().rows()).extracting(Licensee::code).contains("R412149", "J412149");
    assertThat(areas.get().rows()).isEmpty();
  }
}
