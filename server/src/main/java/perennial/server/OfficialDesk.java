package perennial.server;

import static java.util.stream.Collectors.toMap;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.CredentialsChanged;
import perennial.journal.DatabaseFailure;
import perennial.journal.Outcome;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Credentials;
import perennial.licensing.Directory;
import perennial.licensing.KeyText;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.licensing.ListRow;
import perennial.licensing.ListRows;
import perennial.licensing.Officials;
import perennial.licensing.Officials.Official;
import perennial.licensing.Permitted;
import perennial.licensing.Principal;
import perennial.rulebook.RulePack;

/** Where officials' commands meet the registry: who acts, what is done, what is said. */
final class OfficialDesk {
  /** Times that an official is identified anew for one act when credentials change meanwhile. */
  private static final int IDENTIFICATIONS_MAX = 5;

  /** What a command does here; answers its exit status. */
  @FunctionalInterface
  interface Work {
    int run(OfficialDesk desk) throws SQLException, IOException;
  }

  /**
   * What became of an act.
   *
   * @param subject what it is about or made; null when it was refused
   * @param texts every reason against it
   * @param isNew whether it changed anything; false where all was so already
   */
  record Said(@Nullable ObjectRef subject, List<String> texts, boolean isNew) {
    static Said refused(List<String> texts) {
      return new Said(null, texts, false);
    }
  }

  private final Core core;
  private final Configuration configuration;
  private final InstantSource clock;
  private final PrintStream out;

  private OfficialDesk(
      Core core, Configuration configuration, InstantSource clock, PrintStream out) {
    this.core = core;
    this.configuration = configuration;
    this.clock = clock;
    this.out = out;
  }

  /** Opens the registry that the options name, and runs the work there. */
  static int run(StoreOptions of, PrintStream out, Work work) {
    return Attempted.run(
        out,
        "What was not said to be done was not done.",
        () -> {
          Configuration configuration = of.configuration();
          try (RegistryStore store = RegistryStore.open(configuration);
              HikariDataSource app = store.app()) {
            InstantSource clock = InstantSource.system();
            Core core =
                Core.over(
                    app,
                    app,
                    store.secrets(),
                    FoundingRules.set(configuration),
                    clock,
                    Registry.randomOf(new SecureRandom()));
            core.rules().refresh();
            return work.run(new OfficialDesk(core, configuration, clock, out));
          } catch (CannotAct e) {
            out.println(e.getMessage());
            return Attempted.FAILED;
          } catch (DatabaseFailure e) {
            out.println("The database did not do what was asked (" + e.state() + ").");
            return Attempted.FAILED;
          }
        });
  }

  Core core() {
    return core;
  }

  /** With all that was published. */
  RulePack rules() {
    return core.rules().pack();
  }

  boolean isSandbox() {
    return configuration.sandbox();
  }

  /** By the clock that the whole command goes by. */
  Instant now() {
    return clock.instant();
  }

  /** Where the days of the jurisdiction begin. */
  ZoneId zone() {
    return rules().jurisdiction().zone();
  }

  /** A licensee's code and identifier. */
  String described(ObjectRef object) {
    var licensee = new LicenseeId(object.serial());
    return described(List.of(licensee)).getOrDefault(licensee, object.toString());
  }

  /** The codes and identifiers of licensees that there are, in one read. */
  Map<LicenseeId, String> described(Collection<LicenseeId> licensees) {
    Reader.Reading reading = core.reader().as(LicenseeId.REGISTRY);
    var found = Directory.ofIds(reading, licensees);
    reading.go();
    return found.get().values().stream()
        .collect(
            toMap(
                Licensee::licenseeId,
                each -> each.code() + ", " + Directory.globalId(each.licenseeId())));
  }

  PrintStream out() {
    return out;
  }

  KeyText newKey() {
    return KeyText.generate(core.random());
  }

  /** Says a refusal, every reason on a line; answers the exit status. */
  int told(Said said) {
    out.println("Refused:");
    said.texts().forEach(text -> out.println("  " + text));
    return Main.FAILED;
  }

  int told(String text) {
    out.println(text);
    return Main.WELL;
  }

  /**
   * @throws IOException when the file cannot be read; the message shows nothing of it
   */
  static KeyText key(Path file) throws IOException {
    return new KeyText(Files.readString(file).strip());
  }

  /** Does an act under an official's key. */
  Said execute(Path keyFile, Command command) throws IOException {
    return execute(keyFile, official -> command);
  }

  /** An act that depends on who does it. */
  @FunctionalInterface
  interface OfOfficial {
    Command command(Actor official);
  }

  /** Does an act under an official's key. */
  Said execute(Path keyFile, OfOfficial act) throws IOException {
    KeyText key = key(keyFile);
    return identifying(() -> {
      Official official = identified(key);
      return execute(official.actor(), official.credentials(), act.command(official.actor()));
    });
  }

  /** What begins with telling who acts. */
  @FunctionalInterface
  private interface Identified<T> {
    T act() throws IOException;
  }

  /** Whoever acts is identified anew when credentials changed meanwhile. */
  private static <T> T identifying(Identified<T> work) throws IOException {
    for (int identification = 1; ; identification++) {
      try {
        return work.act();
      } catch (CredentialsChanged changed) {
        if (identification == IDENTIFICATIONS_MAX) {
          throw new CannotAct("Credentials are changing. Try again.");
        }
      }
    }
  }

  /** Who calls for a licensee, and the digest of the key that opened it. */
  record Caller(Principal principal, String presented) {
    /** Never the digest of a key. */
    @Override
    public String toString() {
      return "Caller";
    }
  }

  /** What a licensee's user does, who was identified. */
  @FunctionalInterface
  interface ByCaller {
    Command command(Caller caller);
  }

  /** Does an act under the key of a licensee's user. */
  Said execute(String code, Path keyFile, ByCaller act) throws IOException {
    return identifying(() -> {
      Caller caller = caller(code, keyFile);
      Principal principal = caller.principal();
      return execute(
          principal.actor(rules().jurisdiction().identifierPrefix()),
          principal.credentials(),
          act.command(caller));
    });
  }

  /** An act that gives a key of a digest. */
  @FunctionalInterface
  interface Giving {
    Said give(String digest) throws IOException;
  }

  /**
   * Makes a key and gives it; what is told of it has the digest and whose it is. The file is
   * written first: what is in no file must open nothing.
   */
  int giving(Path file, Giving act, BiFunction<String, ObjectRef, String> told) throws IOException {
    if (Files.exists(file)) {
      throw new CannotAct("The file is there already: " + file);
    }
    KeyText key = KeyText.generate(core.random());
    SecretFile.write(file, key.text() + "\n");
    Said said = act.give(key.digest());
    if (said.subject() == null) {
      Files.delete(file);
      return told(said);
    }
    return told(told.apply(key.digest(), said.subject()));
  }

  /** Who a key is, at the licensee of a code. */
  Caller caller(String code, Path keyFile) throws IOException {
    KeyText key = key(keyFile);
    Principal principal =
        new Credentials(core.reader(), clock)
            .identify(code, key.text())
            .orElseThrow(() -> new CannotAct("The key does not open '" + code + "'."));
    return new Caller(principal, key.digest());
  }

  private Official identified(KeyText key) {
    return Officials.identify(core.reader(), key, now())
        .orElseThrow(() -> new CannotAct("The key is no official's, or was ended."));
  }

  /** Does an act of the registry itself, as whoever runs it may. */
  Said execute(Actor actor, Command command) {
    return execute(actor, Call.NO_CREDENTIALS, command);
  }

  private Said execute(Actor actor, long credentials, Command command) {
    var answers = new Answers();
    Result result = core.journal().execute(call(actor, credentials, List.of(command), answers));
    return result.accepted()
        ? new Said(
            ObjectRef.parse(new String(result.answers().getFirst(), StandardCharsets.UTF_8)),
            List.of(),
            !result.leaves().isEmpty())
        : Said.refused(answers.texts);
  }

  private Call call(
      Actor actor, long credentials, List<? extends Command> commands, Answers answers) {
    String act = commands.getFirst().act();
    return new Call(
        actor,
        credentials,
        act,
        now(),
        act.getBytes(StandardCharsets.UTF_8),
        null,
        commands.stream()
            .map(command -> new Call.Item(new Permitted(command, core.permissions()), null))
            .toList(),
        answers);
  }

  /** Does acts under an official's key, all of them or none; answers every reason against them. */
  List<String> executeAll(Path keyFile, List<? extends Command> commands) throws IOException {
    return executeAll(keyFile, official -> commands);
  }

  /** Acts that depend on who does them. */
  @FunctionalInterface
  interface ByOfficial {
    List<? extends Command> commands(Actor official);
  }

  /** As {@link #executeAll(Path, List)}; where there is nothing to do nothing is done. */
  List<String> executeAll(Path keyFile, ByOfficial acts) throws IOException {
    KeyText key = key(keyFile);
    return identifying(() -> {
      Official official = identified(key);
      List<? extends Command> commands = acts.commands(official.actor());
      if (commands.isEmpty()) {
        return List.of();
      }
      var answers = new Answers();
      Result result =
          core.journal().execute(call(official.actor(), official.credentials(), commands, answers));
      return result.accepted() ? List.of() : answers.texts;
    });
  }

  /** What became of rows of a list, in the order of its lines. */
  List<ListRow> rowsOf(long list, ListRows asked) {
    var all = new ArrayList<ListRow>();
    Reader.Reading reading = core.reader().as(LicenseeId.REGISTRY);
    for (long from = 0; ; from += Query.LIMIT_MAX) {
      var page = reading.rows(asked.of(list).offset(from));
      reading.go();
      all.addAll(page.get());
      if (page.get().size() < Query.LIMIT_MAX) {
        return all.reversed();
      }
    }
  }

  /** A licensee by its code or its identifier. */
  Licensee licensee(String name) {
    Reader.Reading reading = core.reader().as(LicenseeId.REGISTRY);
    var byCode = Directory.ofCodes(reading, List.of(name));
    Optional<ObjectRef> object =
        GlobalId.read(name)
            .map(GlobalId::object)
            .filter(each -> each.kind().equals(Licensing.LICENSEE_KIND));
    var byId =
        Directory.ofIds(
            reading, object.map(each -> List.of(new LicenseeId(each.serial()))).orElse(List.of()));
    reading.go();
    return byCode.get().stream()
        .findFirst()
        .or(() -> byId.get().values().stream().findFirst())
        .orElseThrow(() ->
            new CannotAct(
                "There is no licensee '%s' now. Whose code it was: license show %s --at DATE"
                    .formatted(name, name)));
  }

  /** The ended licensee that is listed under a code; null where none is. */
  @Nullable LicenseeId former(String code) {
    Reader.Reading reading = core.reader().as(LicenseeId.REGISTRY);
    var listed = Directory.ofCodes(reading, List.of(code));
    reading.go();
    return listed.get().stream()
        .filter(each -> each.status().isEnded())
        .map(Licensee::licenseeId)
        .findFirst()
        .orElse(null);
  }

  private static final class Answers implements Call.AnswerWriter {
    private List<String> texts = List.of();

    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return outcome.subject().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      var all = new ArrayList<String>();
      for (Refusal reason : reasons) {
        all.add(reason.field().isEmpty() ? reason.text() : reason.field() + ": " + reason.text());
      }
      texts = List.copyOf(all);
      return String.join("\n", all).getBytes(StandardCharsets.UTF_8);
    }
  }
}
