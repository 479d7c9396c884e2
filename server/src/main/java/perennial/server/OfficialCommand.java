package perennial.server;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import perennial.journal.Actor;
import perennial.licensing.IssueKey;
import perennial.licensing.KeyText;
import perennial.licensing.Officials;
import perennial.licensing.RegisterUser;
import perennial.licensing.RevokeKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial official}: who may act on licenses, each under a key of their own. */
@Command(
    name = "official",
    description = "Make officials of the registry and end their keys.",
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class OfficialCommand implements Callable<Integer> {
  private final PrintStream out;

  OfficialCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial official new or end.");
    return Attempted.FAILED;
  }

  @Command(
      name = "new",
      description =
          "Make an official; the key file is theirs alone to read, and cannot be shown" + " again.",
      mixinStandardHelpOptions = true)
  int make(
      @Mixin StoreOptions of,
      @Parameters(paramLabel = "EMAIL", description = "The official's e-mail.") String email,
      @Option(names = "--first-name", paramLabel = "TEXT", defaultValue = "") String first,
      @Option(names = "--last-name", paramLabel = "TEXT", defaultValue = "") String last,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "The key file.")
          Path file) {
    return OfficialDesk.run(
        of,
        out,
        desk -> {
          if (Files.exists(file)) {
            throw new CannotAct("The file is there already: " + file);
          }
          OfficialDesk.Said said =
              desk.execute(
                  Actor.REGISTRY, new RegisterUser(first, last, email, Officials.AUTH_LEVEL, ""));
          if (said.subject() == null) {
            return desk.told(said);
          }
          KeyText key = desk.newKey();
          SecretFile.write(file, key.text() + "\n");
          OfficialDesk.Said issued =
              desk.execute(Actor.REGISTRY, new IssueKey(said.subject().serial(), key.digest()));
          if (issued.subject() == null) {
            return desk.told(issued);
          }
          out.println("The key of the official " + said.subject() + " is in " + file);
          return Main.WELL;
        });
  }

  @Command(
      name = "end",
      description = "Make a key worthless, from the next act on.",
      mixinStandardHelpOptions = true)
  int end(
      @Mixin StoreOptions of,
      @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key file.")
          Path file) {
    return OfficialDesk.run(
        of,
        out,
        desk -> {
          OfficialDesk.Said said =
              desk.execute(Actor.REGISTRY, new RevokeKey(OfficialDesk.key(file).digest()));
          return said.subject() == null ? desk.told(said) : desk.told("The key opens nothing now.");
        });
  }
}
