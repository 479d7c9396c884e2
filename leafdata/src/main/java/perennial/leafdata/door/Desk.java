package perennial.leafdata.door;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.EventRules;
import perennial.inventory.Ruled;
import perennial.inventory.StockRules;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.CredentialsChanged;
import perennial.journal.IdempotencyKeyReused;
import perennial.journal.Journal;
import perennial.journal.Outcome;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.laboratory.RetestRules;
import perennial.leafdata.format.ErrorBody;
import perennial.leafdata.format.JsonAnswer;
import perennial.leafdata.format.LeafTexts;
import perennial.licensing.Credentials;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.Principal;
import perennial.retail.SaleRules;
import perennial.rulebook.RulePack;
import perennial.rulebook.publish.RulesInForce;
import perennial.transport.TransferRules;
import perennial.web.Answer;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** Where every request of the LeafData wire is received: who calls, what is done, what is said. */
public final class Desk {
  /** Times that a caller is identified anew for one request when credentials change meanwhile. */
  private static final int IDENTIFICATIONS_MAX = 3;

  /** Whoever changes credentials is done by then. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** What each room asks the rules about what a command would do. */
  private static final List<EventRules> GOODS_RULES =
      List.of(new StockRules(), new RetestRules(), new TransferRules(), new SaleRules());

  private static final String CODE_HEADER = "x-mjf-mme-code";
  private static final String KEY_HEADER = "x-mjf-key";

  private final Credentials credentials;
  private final Permissions permissions;
  private final RulesInForce rules;
  private final Journal journal;
  private final Reader reader;
  private final int rowsMax;
  private final OtherNames otherNames;

  /**
   * @param rowsMax rows of one call, at most {@link Call#ITEMS_MAX}
   */
  public Desk(
      Credentials credentials,
      Permissions permissions,
      RulesInForce rules,
      Journal journal,
      Reader reader,
      int rowsMax) {
    this.credentials = credentials;
    this.permissions = permissions;
    this.rules = rules;
    this.journal = journal;
    this.reader = reader;
    this.rowsMax = rowsMax;
    this.otherNames = new OtherNames(reader);
  }

  /** Objects that requests name otherwise. */
  public OtherNames otherNames() {
    return otherNames;
  }

  /** What commands that judge are given. */
  public RulePack rules() {
    return rules.pack();
  }

  public Reader reader() {
    return reader;
  }

  /**
   * Who calls.
   *
   * @throws RequestFailed NOT_AUTHENTICATED; unknown code, wrong key and foreign license are one
   *     answer
   */
  public Caller identify(Request request) {
    return known(
        request, credentials.identify(header(request, CODE_HEADER), header(request, KEY_HEADER)));
  }

  private Caller identifyAnew(Request request) {
    return known(
        request,
        credentials.identifyAnew(header(request, CODE_HEADER), header(request, KEY_HEADER)));
  }

  private static String header(Request request, String name) {
    return request.headers().first(name).orElse("").strip();
  }

  private Caller known(Request request, Optional<Principal> principal) {
    Caller caller =
        principal
            .map(Caller::new)
            .orElseThrow(() ->
                new RequestFailed(
                    FailureKind.NOT_AUTHENTICATED,
                    "The license code and the key do not belong together."));
    request.notes().caller(caller.row().code());
    rules.upTo(caller.principal().credentials());
    return caller;
  }

  /**
   * Answers a read. The last reading that it used tells whether the caller's credentials still
   * held; where they changed meanwhile, the caller is identified anew and the read made again.
   */
  public Answer read(Request request, Function<Caller, Found> read) {
    Caller caller = identify(request);
    for (int identification = 1; ; identification++) {
      Caller asking = caller;
      Found found = Minted.print(() -> read.apply(asking), objects -> prefixes(asking, objects));
      if (Credentials.isCurrent(caller.principal(), found.credentials())) {
        return found.answer();
      }
      if (identification == IDENTIFICATIONS_MAX) {
        throw changing();
      }
      caller = identifyAnew(request);
    }
  }

  private Map<ObjectRef, String> prefixes(Caller caller, Collection<ObjectRef> objects) {
    Reader.Reading reading = reader.as(caller.licensee());
    var found = reading.find(Identifiers.OBJECT, keys(objects));
    reading.go();
    return found.get().values().stream()
        .collect(Collectors.toMap(ObjectRow::ref, ObjectRow::prefix));
  }

  private static List<List<Object>> keys(Collection<ObjectRef> objects) {
    return objects.stream().map(each -> List.<Object>of(each.kind(), each.serial())).toList();
  }

  /**
   * What a read found, and the epoch's credentials when it did.
   *
   * @param body null when there is nothing of what was asked for
   */
  public record Found(byte @Nullable [] body, long credentials) {
    /** There is no such object. */
    public static Found nothing(long credentials) {
      return new Found(null, credentials);
    }

    private Answer answer() {
      return body == null ? LeafDialect.notFound() : LeafDialect.ok(body);
    }
  }

  /** Decodes a write, does it, and answers; repeats where the caller must be identified anew. */
  public Answer write(Request request, Function<Caller, Prepared> prepare) {
    Caller caller = identify(request);
    for (int identification = 1; ; identification++) {
      try {
        return switch (prepare.apply(caller)) {
          case Prepared.Refused(ErrorBody body) -> LeafDialect.refused(body);
          case Prepared.Unknown() -> LeafDialect.notFound();
          case Prepared.Ready ready when ready.items().size() > rowsMax -> tooMany();
          case Prepared.Flawed flawed when flawed.ready().items().size() > rowsMax -> tooMany();
          case Prepared.Flawed flawed -> examine(request, caller, flawed);
          case Prepared.Ready ready -> execute(request, caller, ready);
        };
      } catch (CredentialsChanged changed) {
        if (identification == IDENTIFICATIONS_MAX) {
          throw changing();
        }
        caller = identifyAnew(request);
      }
    }
  }

  private Answer tooMany() {
    return LeafDialect.refused(ErrorBody.of(LeafTexts.tooManyRows(rowsMax)));
  }

  private Answer execute(Request request, Caller caller, Prepared.Ready ready) {
    var call =
        new Call(
            caller.actor(),
            caller.principal().credentials(),
            request.method() + " " + request.path(),
            request.receivedAt(),
            request.body(),
            idempotencyKey(request),
            ready.items().stream().map(this::permitted).toList(),
            new Answers(ready));
    try {
      Result result = journal.execute(call);
      if (!result.accepted()) {
        byte[] body = result.answers().getFirst();
        int status = isUnknownObject(body) ? 404 : 422;
        return marked(Answer.of(status, LeafDialect.CONTENT_TYPE, body), result);
      }
      return marked(LeafDialect.ok(body(ready.shape(), result.answers())), result);
    } catch (IdempotencyKeyReused reused) {
      return LeafDialect.refused(
          ErrorBody.of("This Idempotency-Key was used before with another request."));
    }
  }

  private Call.Item permitted(Call.Item item) {
    return new Call.Item(new Permitted(ruled(item.command()), permissions), item.replayKey());
  }

  private Command ruled(Command command) {
    return new Ruled(command, rules(), GOODS_RULES);
  }

  /**
   * Refuses a request that cannot be read in part, with all that is wrong with it. It takes no
   * Idempotency-Key: the client will mend it and send it again.
   */
  private Answer examine(Request request, Caller caller, Prepared.Flawed flawed) {
    var call =
        new Call(
            caller.actor(),
            caller.principal().credentials(),
            request.method() + " " + request.path(),
            request.receivedAt(),
            request.body(),
            null,
            flawed.ready().items().stream()
                .map(item -> new Permitted(new Examined(ruled(item.command())), permissions))
                .map(command -> new Call.Item(command, null))
                .toList(),
            new Flaws(flawed));
    byte[] body = journal.execute(call).answers().getFirst();
    return Answer.of(422, LeafDialect.CONTENT_TYPE, body);
  }

  private static RequestFailed changing() {
    return new RequestFailed(
        Failure.of(
                FailureKind.OVERLOADED, "Credentials are changing. Please send this request again.")
            .retryAfter(SOON));
  }

  /** An object that the caller does not have is 404 on this wire, as it was. */
  private static boolean isUnknownObject(byte[] body) {
    return java.util.Arrays.equals(body, ErrorBody.NOT_FOUND.bytes());
  }

  private static Answer marked(Answer answer, Result result) {
    Answer proven = Entries.named(answer, result.leaves());
    return result.replayed() ? proven.with("Idempotent-Replay", "true") : proven;
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

  private static byte[] body(Prepared.Shape shape, List<byte[]> answers) {
    return switch (shape) {
      case SINGLE -> answers.getFirst();
      case EMPTY -> JsonAnswer.emptyList();
      case LIST -> {
        var out = new ByteArrayOutputStream();
        out.write('[');
        for (int i = 0; i < answers.size(); i++) {
          if (i > 0) {
            out.write(',');
          }
          out.writeBytes(answers.get(i));
        }
        out.write(']');
        yield out.toByteArray();
      }
    };
  }

  /** What is said of a call that is refused whatever it decides. */
  private record Flaws(Prepared.Flawed flawed) implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      throw new IllegalStateException("an examined command was done");
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      int rows = flawed.ready().items().size();
      return Refusals.body(flawed.problems(), reasons, rows).bytes();
    }
  }

  /** The answers of a call, written inside its transaction. */
  private record Answers(Prepared.Ready ready) implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return Minted.print(
          () -> ready.answers().write(item, outcome, after), objects -> prefixes(after, objects));
    }

    private static Map<ObjectRef, String> prefixes(State after, Collection<ObjectRef> objects) {
      after.fetch(Identifiers.OBJECT, keys(objects));
      return objects.stream()
          .map(each -> after.find(Identifiers.OBJECT, each.kind(), each.serial()))
          .filter(Objects::nonNull)
          .collect(Collectors.toMap(ObjectRow::ref, ObjectRow::prefix));
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return Refusals.body(reasons, ready.items().size()).bytes();
    }
  }
}
