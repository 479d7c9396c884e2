package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.server.backup.BackupRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial restore}: makes a registry of a backup, in an empty data folder or database. */
@Command(
    name = "restore",
    description = "Make a registry of a backup, in an empty data folder or database.",
    footer = "Put the folder secrets into the data folder first. See docs/operations/backup.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The backup.")
  private @Nullable Path folder;

  @Option(names = "--data", paramLabel = "NEW", description = "The data folder; ./data.")
  private @Nullable String data;

  @Option(names = "--database", paramLabel = "URL", description = "The database, if not embedded.")
  private @Nullable String database;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "Set back to a moment, such as 2026-03-01T00:00:00Z; begins a new log.")
  private @Nullable Instant asOf;

  @Option(
      names = "--known-checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint of the log that somebody saw; may be repeated.")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(
      names = "--known-id",
      paramLabel = "ID",
      description = "The largest identifier seen on a label, of each kind; may be repeated.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--new-log", description = "Begin a new log that names the old one.")
  private boolean newLog;

  private final PrintStream out;

  RestoreCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try {
      Configuration configuration = ConfigurationReader.read(flags(), System.getenv());
      new Restore(configuration, out)
          .run(
              java.util.Objects.requireNonNull(folder),
              checkpoints,
              ids,
              newLog || asOf != null,
              asOf);
      return Main.WELL;
    } catch (ConfigurationRefused e) {
      e.faults().forEach(out::println);
    } catch (StartRefused | BackupRefused e) {
      out.println(e.getMessage());
    } catch (SQLException e) {
      out.println("The database did not answer as it must: " + e.getSQLState());
    } catch (IOException e) {
      out.println("The backup cannot be restored: " + e.getMessage());
    }
    return Main.FAILED;
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    if (data != null) {
      flags.put(Setting.DATA.key, data);
    }
    if (database != null) {
      flags.put(Setting.DATABASE_URL.key, database);
    }
    return flags;
  }
}
