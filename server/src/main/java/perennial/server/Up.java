package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.postgres.FolderLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial up}: runs the registry until it is told to stop. */
@Command(
    name = "up",
    description = "Run the registry until Ctrl-C or SIGTERM.",
    footer = "All settings: docs/operations/configuration.md",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Up implements Callable<Integer> {
  @Option(names = "--sandbox", description = "Add licensees to play with; writes DIR/sandbox.json.")
  private boolean sandbox;

  @Option(
      names = "--rules",
      paramLabel = "PACK",
      description = "Begin with these rules: 2018, or current; 2018.")
  private @Nullable String rules;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Listen here; 127.0.0.1.")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "N", description = "Listen on this port; 8080.")
  private @Nullable String port;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data.")
  private @Nullable String data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "Use this PostgreSQL (15 or newer) instead of the embedded one:"
              + " postgresql://user:password@host:port/database")
  private @Nullable String database;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set any other setting; may be repeated.")
  private Map<String, String> others = new LinkedHashMap<>();

  private final PrintStream out;

  Up(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = ConfigurationReader.read(flags(), System.getenv());
    LogFormat.use(configuration.logFormat());
    makeFolder(configuration);
    RestoreMark.demandNone(configuration.data());
    Stop stop = Stop.onSignal();
    try {
      try (FolderLock _ = FolderLock.take(configuration.data())) {
        run(configuration, stop);
      }
      stop.finish(Main.WELL);
    } finally {
      stop.finish(Main.FAILED);
    }
    return Main.WELL;
  }

  /** From the first file to the last; ends when the process is told to. */
  private void run(Configuration configuration, Stop stop) throws InterruptedException {
    boolean isEmbedded = configuration.store() instanceof Store.Embedded;
    out.println(isEmbedded ? "Starting the database ..." : "Entering the database ...");
    Secrets secrets = Secrets.in(configuration.data(), Registry.randomOf(new SecureRandom()));
    try (OpenStore store = OpenStore.open(configuration.store(), configuration.data(), secrets);
        Registry registry = Registry.start(configuration, secrets, store.administrator())) {
      RegistryFile file =
          new RegistryFile(
              ProcessHandle.current().pid(),
              registry.url(),
              registry.port(),
              store.administrator().jdbcUrl());
      file.write(configuration.data());
      out.println("Perennial runs at " + registry.url() + " (Ctrl-C stops it)");
      stop.await();
      out.println("Stopping: finishing what is under way ...");
      file.remove(configuration.data());
    }
    out.println("Stopped.");
  }

  private static void makeFolder(Configuration configuration) {
    try {
      Files.createDirectories(configuration.data());
    } catch (IOException e) {
      throw new StartRefused("The data folder cannot be made: " + e.getMessage(), e);
    }
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>(others);
    if (sandbox) {
      flags.put(Setting.SANDBOX.key, "true");
    }
    put(flags, Setting.RULES, rules);
    put(flags, Setting.HOST, host);
    put(flags, Setting.PORT, port);
    put(flags, Setting.DATA, data);
    put(flags, Setting.DATABASE_URL, database);
    return flags;
  }

  private static void put(Map<String, String> flags, Setting setting, @Nullable String value) {
    if (value != null) {
      flags.put(setting.key, value);
    }
  }
}
