package perennial.leafdata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Business;
import perennial.licensing.GrantMembership;
import perennial.licensing.IssueKey;
import perennial.licensing.KeyText;
import perennial.licensing.Licensing;
import perennial.licensing.Officials;
import perennial.licensing.RegisterLicensee;
import perennial.licensing.RegisterUser;

/** Enters licensees, users and keys, as the registry's officials do. */
final class Registrar {
  /** The first letter of the codes of each type (api.md 2.4). */
  static final Map<String, String> LETTERS =
      Map.of(
          "cultivator", "G",
          "production", "M",
          "cultivator_production", "J",
          "dispensary", "R",
          "lab", "L",
          "transporter", "Z",
          "tribe", "T",
          "co-op", "E");

  private static final AtomicInteger CODES = new AtomicInteger(500_000);

  private final TestStore store;

  Registrar(TestStore store) {
    this.store = store;
  }

  /** A code of a type that no licensee has. */
  static String freeCode(String type) {
    return LETTERS.get(type) + CODES.incrementAndGet();
  }

  LicenseeId license(String code, String type, Business business) {
    var id = new LicenseeId(store.minter().next(Licensing.LICENSEE_KIND));
    run(new RegisterLicensee(id, code, type, business, store.rules(), true));
    return id;
  }

  /** A user who may act for the licensees. */
  long user(String name, LicenseeId... licensees) {
    String mail = name.toLowerCase(Locale.ROOT) + "@leaf.test";
    long user = run(new RegisterUser("Fern", name, mail, "admin", "")).serial();
    for (LicenseeId licensee : licensees) {
      run(new GrantMembership(licensee, user));
    }
    return user;
  }

  KeyText key(long user) {
    KeyText key = KeyText.generate(store.random());
    run(new IssueKey(user, key.digest()));
    return key;
  }

  /** An act of the registry that must be accepted; answers what it made or is about. */
  ObjectRef run(Command command) {
    return run(Actor.REGISTRY, command);
  }

  /** A new official of the registry. */
  Actor official(String name) {
    String mail = name + "@lcb.test";
    long user = run(new RegisterUser("Off", name, mail, Officials.AUTH_LEVEL, "")).serial();
    return new Actor(LicenseeId.REGISTRY, user, Actor.REGISTRY.prefix());
  }

  ObjectRef run(Actor actor, Command command) {
    Result result =
        store
            .journal()
            .execute(
                new Call(
                    actor,
                    Call.NO_CREDENTIALS,
                    "test",
                    store.clock().instant(),
                    new byte[0],
                    null,
                    List.of(new Call.Item(command, null)),
                    new Answers()));
    String answer = new String(result.answers().getFirst(), StandardCharsets.UTF_8);
    if (!result.accepted()) {
      throw new AssertionError("refused: " + answer);
    }
    return ObjectRef.parse(answer);
  }

  private static final class Answers implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return outcome.subject().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return reasons.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
