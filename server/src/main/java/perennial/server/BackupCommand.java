package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Roles;
import perennial.server.backup.BackupRefused;
import perennial.server.backup.BackupWriter;
import perennial.server.backup.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial backup}: writes all of a registry into a folder while it serves. */
@Command(
    name = "backup",
    description = "Write a backup of the whole registry, as of one moment, while it serves.",
    footer = "The secrets are not in it: keep DIR/secrets apart. See docs/operations/backup.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that is empty or does not exist yet.")
  private @Nullable Path folder;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data.")
  private @Nullable String data;

  @Option(names = "--database", paramLabel = "URL", description = "The database, if not embedded.")
  private @Nullable String database;

  private final PrintStream out;

  BackupCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Path target = java.util.Objects.requireNonNull(folder);
    try {
      Configuration configuration = ConfigurationReader.read(flags(), System.getenv());
      RestoreMark.demandNone(configuration.data());
      try (RegistryStore store = RegistryStore.open(configuration)) {
        Manifest manifest = write(target, configuration.data(), store);
        out.println(
            "Backed up %d tables, %,d rows, %,d bytes, with %,d leaves of the log, into %s"
                .formatted(
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(Manifest.Part::rows).sum(),
                    manifest.tables().stream().mapToLong(Manifest.Part::bytes).sum(),
                    manifest.treeSize(),
                    target));
        out.println("The secrets are not in it: keep a copy of the folder secrets apart from it.");
        return Main.WELL;
      }
    } catch (ConfigurationRefused e) {
      e.faults().forEach(out::println);
    } catch (StartRefused | BackupRefused e) {
      out.println(e.getMessage());
    } catch (SQLException e) {
      out.println("The database did not answer as it must: " + e.getSQLState());
    } catch (IOException e) {
      out.println("The backup cannot be written: " + e.getMessage());
    }
    return Main.FAILED;
  }

  private Manifest write(Path target, Path data, RegistryStore store)
      throws SQLException, IOException {
    if (!Files.exists(LogKey.file(data))) {
      throw new BackupRefused("The key of the log is missing from the secrets.");
    }
    String key = LogKey.in(data, "", Registry.randomOf(new SecureRandom())).verifier().text();
    return new BackupWriter(store.sessions(Roles.OWNER), line -> out.println("  " + line))
        .write(
            target, new Version().getVersion()[0], Instant.now(), key, store.secrets().vaultKey());
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
