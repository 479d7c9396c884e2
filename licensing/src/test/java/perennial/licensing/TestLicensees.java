package perennial.licensing;

import java.util.Objects;
import perennial.journal.Actor;
import perennial.journal.TestJournal;
import perennial.kernel.LicenseeId;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/** Licensees, users and areas for the tests of this room and of those above. */
public final class TestLicensees {
  /** The rules of the reference jurisdiction as shipped. */
  public static final RulePack RULES = RulePackLoader.loadShipped("wa", "2018");

  private TestLicensees() {}

  /** Registers a licensee and answers its first user, who may act for it. */
  public static Actor register(TestJournal journal, long number, String code, String type) {
    var id = new LicenseeId(number);
    journal
        .run(
            Actor.REGISTRY,
            new RegisterLicensee(id, code, type, Business.named("Place " + code), RULES, false))
        .subject();
    long user = registerUser(journal, code);
    journal.run(Actor.REGISTRY, new GrantMembership(id, user)).subject();
    Licensee licensee = Objects.requireNonNull(journal.find(Licensing.LICENSEE, id));
    return new Actor(id, user, licensee.prefix("WA"));
  }

  /** A user whose e-mail begins with the name. */
  public static long registerUser(TestJournal journal, String name) {
    return journal
        .run(
            Actor.REGISTRY, new RegisterUser("First", "Last", name + "@example.org", "admin", name))
        .serial();
  }

  /** A producer and processor, who may do nearly everything. */
  public static Actor grower(TestJournal journal) {
    return register(journal, 101, "J412149", "cultivator_production");
  }

  public static long openArea(TestJournal journal, Actor actor, String name) {
    return journal.run(actor, new OpenArea(name, false, "")).serial();
  }
}
