package perennial.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial roles}: the SQL for databases whose roles somebody else makes. */
@Command(
    name = "roles",
    description = {
      "Print the SQL that makes the registry's database roles, to review and run with psql.",
      "Their passwords are made in DIR/secrets where they are missing; the SQL does not show them."
    },
    footer = "How to use it: docs/operations/database.md",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RolesCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "The data folder; ./data.")
  private Path data = Path.of("data");

  private final PrintStream out;

  RolesCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Path folder = data.toAbsolutePath().normalize();
    Secrets.in(folder, Registry.randomOf(new SecureRandom()));
    out.print(RolesSql.text(folder));
    out.flush();
    return Main.WELL;
  }
}
