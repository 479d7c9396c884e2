package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import perennial.licensing.ApiKey;
import perennial.licensing.ChangeUser;
import perennial.licensing.Directory;
import perennial.licensing.DismissUser;
import perennial.licensing.EndKey;
import perennial.licensing.GiveKey;
import perennial.licensing.KeyText;
import perennial.licensing.MakeUser;
import perennial.licensing.People;
import perennial.licensing.PersonalFacts;
import perennial.licensing.RegisterUser;
import perennial.licensing.RotateKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial user}: what a licensee's administrator does to its users and their keys. */
@Command(
    name = "user",
    description = "Make, change and dismiss your license's users, and give, rotate and end keys.",
    footer = "Exit status: 0 done, 1 refused, 2 could not run. See docs/operations/people.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class UserCommand implements Callable<Integer> {
  private static final String USER = "Such as WAWA1.US10000.";
  private static final String KEY = "The key, by the digits that the list shows; or 'mine'.";

  /** In place of a key's digits: the one that the command is given under. */
  private static final String MINE = "mine";

  private final PrintStream out;

  UserCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial user --help lists the acts.");
    return Attempted.FAILED;
  }

  /** Name and e-mail of a user. */
  static final class FactsOptions {
    @Option(names = "--first-name", paramLabel = "TEXT", defaultValue = "")
    private String first = "";

    @Option(names = "--last-name", paramLabel = "TEXT", defaultValue = "")
    private String last = "";

    @Option(names = "--external-id", paramLabel = "TEXT", defaultValue = "")
    private String externalId = "";

    PersonalFacts facts(String email) {
      return new PersonalFacts(first, last, email);
    }
  }

  @Command(
      name = "make",
      description = "Make a user, who may act for your license only.",
      mixinStandardHelpOptions = true)
  int make(
      @Mixin CallerOptions by,
      @Mixin FactsOptions facts,
      @Parameters(paramLabel = "EMAIL", description = "The user's e-mail.") String email,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "user",
              description = "user, or admin, who may do what you do.")
          String role) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk ->
            tell(
                desk,
                "Made",
                desk.execute(
                    by.code(),
                    by.key(),
                    caller -> new MakeUser(facts.facts(email), role, facts.externalId))));
  }

  @Command(
      name = "change",
      description = "Say how a user is called now.",
      mixinStandardHelpOptions = true)
  int change(
      @Mixin CallerOptions by,
      @Mixin FactsOptions facts,
      @Parameters(paramLabel = "USER", description = USER) String name,
      @Parameters(paramLabel = "EMAIL", description = "The user's e-mail.") String email) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          long user = user(desk, by, name);
          return tell(
              desk,
              "Changed",
              desk.execute(
                  by.code(),
                  by.key(),
                  caller -> new ChangeUser(user, facts.facts(email), facts.externalId)));
        });
  }

  @Command(
      name = "dismiss",
      description = "End what a user may do for your license, with all keys.",
      mixinStandardHelpOptions = true)
  int dismiss(
      @Mixin CallerOptions by, @Parameters(paramLabel = "USER", description = USER) String name) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          long user = user(desk, by, name);
          return tell(
              desk,
              "Dismissed",
              desk.execute(by.code(), by.key(), caller -> new DismissUser(user)));
        });
  }

  @Command(
      name = "list",
      description = "List your license's users, and the keys that you may end, as they were.",
      mixinStandardHelpOptions = true)
  int list(@Mixin CallerOptions by, @Mixin LicenseOptions.TimeOptions times) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          OfficialDesk.Caller caller = desk.caller(by.code(), by.key());
          People people = people(desk, caller);
          if (!people.isAdministrator(caller.principal().user().serial())) {
            throw new CannotAct("Only an administrator of the license sees its users.");
          }
          People shown =
              times.isThen()
                  ? People.asOf(
                      desk.core().reader(),
                      caller.principal().licenseeId(),
                      times.at(desk),
                      times.known(desk))
                  : people;
          for (People.Someone each : shown.all()) {
            out.println(
                "%s  %s  %s"
                    .formatted(
                        each.id(),
                        each.role(),
                        each.personal().text(RegisterUser.EMAIL, "erased")));
            for (ApiKey key : each.keys()) {
              out.println(
                  "    key %s since %s%s"
                      .formatted(
                          key.fingerprint(),
                          key.validFrom(),
                          key.validTo() == null ? "" : " until " + key.validTo()));
            }
          }
          return Main.WELL;
        });
  }

  @Command(
      name = "give-key",
      description = "Give a user a key to your license; it cannot be shown again.",
      mixinStandardHelpOptions = true)
  int giveKey(
      @Mixin CallerOptions by,
      @Parameters(paramLabel = "USER", description = USER) String name,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "The key file.")
          Path file) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          long user = user(desk, by, name);
          return given(
              desk,
              file,
              fresh -> desk.execute(by.code(), by.key(), caller -> new GiveKey(user, fresh)));
        });
  }

  @Command(
      name = "rotate-key",
      description = "Put a new key in the place of one, which goes on for a while.",
      mixinStandardHelpOptions = true)
  int rotateKey(
      @Mixin CallerOptions by,
      @Parameters(paramLabel = "KEY", description = KEY) String name,
      @Option(
              names = "--overlap",
              paramLabel = "HOURS",
              defaultValue = "24",
              description = "For how long the old one still opens; 24.")
          int hours,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "The key file.")
          Path file) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          String digest = digest(desk, by, name);
          return given(
              desk,
              file,
              fresh ->
                  desk.execute(
                      by.code(),
                      by.key(),
                      caller ->
                          new RotateKey(
                              digest, caller.presented(), fresh, Duration.ofHours(hours))));
        });
  }

  @Command(
      name = "end-key",
      description = "Make a key worthless, from the next call on.",
      mixinStandardHelpOptions = true)
  int endKey(
      @Mixin CallerOptions by, @Parameters(paramLabel = "KEY", description = KEY) String name) {
    return OfficialDesk.run(
        by.of(),
        out,
        desk -> {
          String digest = digest(desk, by, name);
          return tell(
              desk,
              "The key opens nothing now; it was of",
              desk.execute(by.code(), by.key(), caller -> new EndKey(digest, caller.presented())));
        });
  }

  private static int given(OfficialDesk desk, Path file, OfficialDesk.Giving act)
      throws IOException {
    return desk.giving(
        file,
        act,
        (digest, user) ->
            "The key %s of %s is in %s"
                .formatted(
                    KeyText.fingerprint(digest), Directory.userGlobalId(user.serial()), file));
  }

  private static People people(OfficialDesk desk, OfficialDesk.Caller caller) {
    return People.of(desk.core().reader(), caller.principal().licenseeId(), desk.now());
  }

  private static long user(OfficialDesk desk, CallerOptions by, String name) throws IOException {
    return people(desk, desk.caller(by.code(), by.key()))
        .user(name)
        .map(each -> each.user().serial())
        .orElseThrow(() -> new CannotAct("Your license has no user '" + name + "'."));
  }

  private static String digest(OfficialDesk desk, CallerOptions by, String name)
      throws IOException {
    if (name.equals(MINE)) {
      return OfficialDesk.key(by.key()).digest();
    }
    return people(desk, desk.caller(by.code(), by.key()))
        .key(name)
        .map(ApiKey::digest)
        .orElseThrow(() -> new CannotAct("No key '" + name + "' is yours to end."));
  }

  private static int tell(OfficialDesk desk, String done, OfficialDesk.Said said) {
    return said.subject() == null
        ? desk.told(said)
        : desk.told(done + " " + Directory.userGlobalId(said.subject().serial()));
  }
}
