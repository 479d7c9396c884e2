package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.licensing.AppointAdministrator;
import perennial.licensing.Directory;
import perennial.licensing.KeyText;
import perennial.licensing.PersonalFacts;
import perennial.server.LicenseOptions.ActOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial license appoint}: a licensee's first administrator. */
@Command(
    name = "appoint",
    description = "Make an administrator of a licensee, who then makes all other users.",
    footer = "See docs/operations/people.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseAppoint implements Callable<Integer> {
  @Mixin private ActOptions act = new ActOptions();

  @Parameters(paramLabel = "LICENSEE", description = "The licensee, by its code or identifier.")
  private String name = "";

  @Parameters(paramLabel = "EMAIL", description = "The administrator's e-mail.")
  private String email = "";

  @Option(names = "--first-name", paramLabel = "TEXT", defaultValue = "")
  private String first = "";

  @Option(names = "--last-name", paramLabel = "TEXT", defaultValue = "")
  private String last = "";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The key file.")
  private @Nullable Path file;

  private final PrintStream out;

  LicenseAppoint(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(act.of(), out, this::appoint);
  }

  private int appoint(OfficialDesk desk) throws IOException {
    LicenseeId licensee = desk.licensee(name).licenseeId();
    return desk.giving(
        java.util.Objects.requireNonNull(file),
        digest ->
            desk.execute(
                act.key(),
                new AppointAdministrator(
                    licensee, new PersonalFacts(first, last, email), "", digest)),
        (key, said) ->
            "%s administers; the key %s is in %s"
                .formatted(Directory.userGlobalId(said.serial()), KeyText.fingerprint(key), file));
  }
}
