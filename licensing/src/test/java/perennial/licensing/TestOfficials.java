package perennial.licensing;

import perennial.journal.Actor;
import perennial.journal.TestJournal;
import perennial.kernel.LicenseeId;

/** Officials of the registry for tests. */
public final class TestOfficials {
  private TestOfficials() {}

  public static Actor official(TestJournal journal, String name) {
    long user =
        journal
            .run(
                Actor.REGISTRY,
                new RegisterUser(
                    "Off", "Icial", name + "@lcb.example.org", Officials.AUTH_LEVEL, ""))
            .serial();
    return new Actor(LicenseeId.REGISTRY, user, Actor.REGISTRY.prefix());
  }

  /** Orders an act by one official and approves it by another. */
  public static TestJournal.Answered ordered(
      TestJournal journal, Actor orders, Actor approves, Consequential act) {
    TestJournal.Answered order = journal.run(orders, new OrderAct(act, "Order 2026-7"));
    if (!order.isAccepted()) {
      return order;
    }
    LicenseeId former = act.others().stream().findFirst().orElse(null);
    return journal.run(
        approves,
        new ApproveOrder(order.serial(), act.licensee(), former, TestLicensees.RULES, false));
  }
}
