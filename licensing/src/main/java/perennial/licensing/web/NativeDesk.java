package perennial.licensing.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.CredentialsChanged;
import perennial.journal.IdempotencyKeyReused;
import perennial.journal.Journal;
import perennial.journal.Minter;
import perennial.journal.Outcome;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.journal.log.Merkle;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.RandomSource;
import perennial.kernel.Refusal;
import perennial.licensing.Credentials;
import perennial.licensing.KeyText;
import perennial.licensing.Officials;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.Principal;
import perennial.rulebook.RulePack;
import perennial.rulebook.publish.RulesInForce;
import perennial.web.Answer;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import perennial.web.json.Slashes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where every request of the native API is received: who calls, what is done, what is said. A call
 * carries its key as {@code Authorization: Bearer KEY}; a licensee's user names the license in
 * {@code Perennial-License}.
 */
public final class NativeDesk {
  static final String LICENSE_HEADER = "perennial-license";

  /** Times that a caller is identified anew for one request when credentials change meanwhile. */
  private static final int IDENTIFICATIONS_MAX = 5;

  /** Whoever changes credentials is done by then. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final String JSON = "application/json";

  private final Journal journal;
  private final Reader reader;
  private final NamedThings named;
  private final Minter minter;
  private final Credentials credentials;
  private final RulesInForce rules;
  private final Permissions permissions;
  private final RandomSource random;
  private final boolean isSandbox;

  /**
   * @param isSandbox whether training codes pass
   */
  public NativeDesk(
      Journal journal,
      Reader reader,
      Minter minter,
      Credentials credentials,
      RulesInForce rules,
      RandomSource random,
      boolean isSandbox) {
    this.journal = journal;
    this.reader = reader;
    this.named = new NamedThings(reader);
    this.minter = minter;
    this.credentials = credentials;
    this.rules = rules;
    this.permissions = Permissions.of(rules.pack());
    this.random = random;
    this.isSandbox = isSandbox;
  }

  /**
   * Who calls.
   *
   * @param principal null for an official
   * @param presented the digest of the key that the call came with
   */
  public record Caller(
      Actor actor, long credentials, @Nullable Principal principal, String presented) {
    public LicenseeId licensee() {
      return actor.licensee();
    }

    /** For the access log. */
    String name() {
      return principal == null ? Officials.AUTH_LEVEL : principal.licensee().code();
    }

    /** Never the digest of a key. */
    @Override
    public String toString() {
      return "Caller";
    }
  }

  /** Of which sort a route's callers are. */
  public enum Who {
    OFFICIAL,
    USER
  }

  /**
   * What a call wants done.
   *
   * @param secret shown to whoever asked, once, and kept nowhere; null for none
   * @param id what the answer calls its subject; null where that is the state's own
   */
  public record Wanted(Command command, @Nullable Secret secret, @Nullable GlobalId id) {
    Wanted(Command command, @Nullable Secret secret) {
      this(command, secret, null);
    }

    public static Wanted of(Command command) {
      return new Wanted(command, null);
    }

    /** Of an object that a licensee calls its own. */
    public static Wanted of(Command command, GlobalId id) {
      return new Wanted(command, null, id);
    }
  }

  /** A text that is shown once. */
  public record Secret(String name, String text) {
    @Override
    public String toString() {
      return "Secret";
    }
  }

  public RulePack rules() {
    return rules.pack();
  }

  boolean isSandbox() {
    return isSandbox;
  }

  public Reader reader() {
    return reader;
  }

  /** What paths and bodies name. */
  public NamedThings named() {
    return named;
  }

  Minter minter() {
    return minter;
  }

  KeyText newKey() {
    return KeyText.generate(random);
  }

  /** Whoever calls: a user where a license is named, else an official. */
  public Caller identify(Request request) {
    return identify(request, license(request).isEmpty() ? Who.OFFICIAL : Who.USER);
  }

  /** Who calls; every failure is one and the same answer. */
  Caller identify(Request request, Who who) {
    String key =
        BearerKey.of(request.headers())
            .filter(text -> text.length() <= Credentials.KEY_LENGTH_MAX)
            .orElseThrow(NativeDesk::unknown);
    var text = new KeyText(key);
    Caller caller =
        switch (who) {
          case OFFICIAL ->
              Officials.identify(reader, text, request.receivedAt())
                  .map(o -> new Caller(o.actor(), o.credentials(), null, text.digest()))
                  .orElseThrow(NativeDesk::unknown);
          case USER ->
              credentials
                  .identifyAnew(license(request), key)
                  .map(p -> new Caller(p.actor(prefix()), p.credentials(), p, text.digest()))
                  .orElseThrow(NativeDesk::unknown);
        };
    request.notes().caller(caller.name());
    rules.upTo(caller.credentials());
    return caller;
  }

  private String prefix() {
    return rules().jurisdiction().identifierPrefix();
  }

  private static String license(Request request) {
    return request.headers().first(LICENSE_HEADER).orElse("").strip();
  }

  private static RequestFailed unknown() {
    return new RequestFailed(
        FailureKind.NOT_AUTHENTICATED,
        "The key opens nothing here. A licensee's user names the license in Perennial-License.");
  }

  /** Does what a call wants, and answers; repeats where the caller must be identified anew. */
  Answer write(Request request, Who who, int done, Act act) {
    return identified(request, who, caller -> written(request, done, act, caller));
  }

  private Answer identified(Request request, Who who, Function<Caller, Answer> write) {
    for (int identification = 1; ; identification++) {
      Caller caller = identify(request, who);
      try {
        return write.apply(caller);
      } catch (CredentialsChanged changed) {
        if (identification == IDENTIFICATIONS_MAX) {
          throw new RequestFailed(
              Failure.of(
                      FailureKind.OVERLOADED,
                      "Credentials are changing. Please send this request again.")
                  .retryAfter(SOON));
        }
      }
    }
  }

  /** Makes the command of a call. */
  @FunctionalInterface
  public interface Act {
    Wanted of(Request request, Caller caller, Body body);
  }

  private Answer written(Request request, int done, Act act, Caller caller) {
    Body body = Body.of(request.body(), rules().jurisdiction().zone());
    Wanted wanted = act.of(request, caller, body);
    if (!body.faults().isEmpty()) {
      return Problem.malformed(body.faults());
    }
    try {
      Result result =
          journal.execute(call(request, caller, List.of(wanted.command()), wanted.id()));
      byte[] answer = result.answers().getFirst();
      if (!result.accepted()) {
        return marked(Problem.stored(answer), result);
      }
      Secret secret = result.replayed() ? null : wanted.secret();
      return marked(Answer.of(done, JSON, secret == null ? answer : with(answer, secret)), result);
    } catch (IdempotencyKeyReused reused) {
      return Problem.keyReused();
    }
  }

  /** The acts of a call that does several. */
  @FunctionalInterface
  public interface Acts {
    /** Empty where nothing is to do. */
    List<Command> of(Request request, Caller caller);
  }

  /**
   * Does several acts, all of them or none, and answers with what is told after them: their entries
   * would be too many for a header.
   */
  Answer writeAll(Request request, Who who, Acts acts, Function<Request, JsonNode> told) {
    return identified(
        request,
        who,
        caller -> {
          Body body = Body.of(request.body(), rules().jurisdiction().zone());
          if (!body.faults().isEmpty()) {
            return Problem.malformed(body.faults());
          }
          List<Command> wanted = acts.of(request, caller);
          if (!wanted.isEmpty()) {
            try {
              Result result = journal.execute(call(request, caller, wanted, null));
              if (!result.accepted()) {
                return Problem.stored(result.answers().getFirst());
              }
            } catch (IdempotencyKeyReused reused) {
              return Problem.keyReused();
            }
          }
          return Answer.of(200, JSON, Json.write(told.apply(request), Slashes.PLAIN));
        });
  }

  private Call call(Request request, Caller caller, List<Command> commands, @Nullable GlobalId id) {
    return new Call(
        caller.actor(),
        caller.credentials(),
        request.method() + " " + request.path(),
        request.receivedAt(),
        request.body(),
        idempotencyKey(request),
        commands.stream()
            .map(command -> new Call.Item(new Permitted(command, permissions), null))
            .toList(),
        new Answers(id));
  }

  private static @Nullable String idempotencyKey(Request request) {
    String key = request.headers().first("idempotency-key").orElse("").strip();
    if (key.length() > Call.IDEMPOTENCY_KEY_LENGTH_MAX) {
      throw new RequestFailed(
          FailureKind.MALFORMED,
          "An Idempotency-Key has at most " + Call.IDEMPOTENCY_KEY_LENGTH_MAX + " characters.");
    }
    return key.isEmpty() ? null : key;
  }

  private static Answer marked(Answer answer, Result result) {
    Answer named =
        result.leaves().isEmpty()
            ? answer
            : answer.with(
                "Perennial-Entries",
                result.leaves().stream().map(NativeDesk::leaf).collect(Collectors.joining(",")));
    return result.replayed() ? named.with("Idempotent-Replay", "true") : named;
  }

  private static String leaf(Bytes commitment) {
    return Merkle.leaf(commitment.array()).toString();
  }

  /** The answer is stored, sealed, for repetitions; the secret is not in it. */
  private static byte[] with(byte[] answer, Secret secret) {
    ObjectNode object = (ObjectNode) Json.parse(answer);
    object.put(secret.name(), secret.text());
    return Json.write(object, Slashes.PLAIN);
  }

  /**
   * The time that a parameter names, a day standing for its first instant; null where it is not
   * there.
   */
  public static @Nullable Instant time(Request request, String name, ZoneId zone) {
    return request.query().first(name).isEmpty() ? null : Times.one(request, name, zone);
  }

  /** Answers a read; credentials are looked up for it, so none is honoured that was revoked. */
  Answer read(Request request, @Nullable Who who, Function<Caller, Optional<JsonNode>> read) {
    return read.apply(who == null ? identify(request) : identify(request, who))
        .map(found -> Answer.of(200, JSON, Json.write(found, Slashes.PLAIN)))
        .orElseThrow(NativeDesk::none)
        .with("Cache-Control", "private, no-store");
  }

  public static RequestFailed none() {
    return new RequestFailed(FailureKind.ROUTE_UNKNOWN, "There is nothing of this name.");
  }

  /** What is done is answered by its subject's identifier. */
  private record Answers(@Nullable GlobalId id) implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      ObjectNode object = Json.NODES.objectNode();
      object.put("id", id == null ? name(outcome.subject()) : id.toString());
      return Json.write(object, Slashes.PLAIN);
    }

    private static String name(ObjectRef subject) {
      return new GlobalId(GlobalId.STATE_PREFIX, subject).toString();
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return Problem.refused(reasons);
    }
  }
}
