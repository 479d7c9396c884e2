package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.leafdata.Rooms;
import perennial.oversight.Report;
import perennial.oversight.verify.Runs;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial verify}: checks the registry against its journal while it serves. */
@Command(
    name = "verify",
    description = "Check every row against the journal, while the registry serves.",
    footer = "Exit status: 0 nothing wrong, 1 findings, 2 could not run. See docs/operations.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class VerifyCommand implements Callable<Integer> {
  private static final int CLEAN = 0;
  private static final int FOUND = 1;
  private static final int FAILED = 2;
  private static final int PROGRESS_MILLIS = 500;

  /** In-flight writes may be recorded a little earlier than they are seen. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder; ./data.")
  private @Nullable String data;

  @Option(names = "--database", paramLabel = "URL", description = "The database, if not embedded.")
  private @Nullable String database;

  @Option(names = "--licensee", paramLabel = "N", description = "Only this licensee's number.")
  private @Nullable Long licensee;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was touched since, such as 2026-03-01T00:00:00Z.")
  private @Nullable Instant since;

  @Option(
      names = "--full",
      description = "Everything; without it, what was touched since the last.")
  private boolean full;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all findings as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--rows-per-second",
      paramLabel = "N",
      defaultValue = "0",
      description = "Read no faster than this; 0 for as fast as two threads go.")
  private long rowsPerSecond;

  private final PrintStream out;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try {
      Configuration configuration = ConfigurationReader.read(flags(), System.getenv());
      try (VerifyStore store = VerifyStore.open(configuration)) {
        return verify(store.verify());
      }
    } catch (ConfigurationRefused e) {
      e.faults().forEach(out::println);
    } catch (StartRefused e) {
      out.println(e.getMessage());
    } catch (SQLException e) {
      out.println("The database did not answer as it must: " + e.getSQLState());
    } catch (IOException e) {
      out.println("The report cannot be written: " + e.getMessage());
    }
    return FAILED;
  }

  private int verify(DataSource database) throws SQLException, IOException {
    InstantSource clock = InstantSource.system();
    Instant start = clock.instant();
    Instant from = from(database);
    String scope = from != null ? "since" : licensee != null ? "licensee" : "full";
    var tally = new Tally();
    try (Writer file = json == null ? null : Files.newBufferedWriter(json);
        var report = new Report(file)) {
      var verification = new Verification(database, Rooms.all(), rowsPerSecond, report, tally);
      run(verification, from, tally);
      var took = Duration.between(start, clock.instant());
      var run = new Report.Run(scope, start, took, tally.rows.sum(), tally.entries.sum());
      report.finish(run);
      report.tell(run, out);
      new Runs(database).add(run, report.total());
      return report.total() == 0 ? CLEAN : FOUND;
    }
  }

  private @Nullable Instant from(DataSource database) throws SQLException {
    if (full || (licensee != null && since == null)) {
      return null;
    }
    if (since != null) {
      return since;
    }
    return new Runs(database).lastStart().map(last -> last.minus(OVERLAP)).orElse(null);
  }

  private void run(Verification verification, @Nullable Instant from, Tally tally)
      throws SQLException {
    try (var _ = new Progress(tally)) {
      LicenseeId one = licensee == null ? null : new LicenseeId(licensee);
      if (from != null) {
        verification.since(from, one);
      } else if (one != null) {
        verification.licensee(one);
      } else {
        verification.all();
      }
    }
  }

  /** A bar on a terminal, nothing elsewhere. */
  private static final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;
    private final @Nullable Thread thread;

    @SuppressWarnings("SystemConsoleNull") // null on some platforms, no terminal on others
    Progress(Tally tally) {
      if (System.console() == null || !System.console().isTerminal()) {
        bar = null;
        thread = null;
        return;
      }
      ProgressBar shown =
          new ProgressBarBuilder().setTaskName("Licensees").setInitialMax(1).build();
      bar = shown;
      thread = Thread.ofVirtual().start(() -> follow(shown, tally));
    }

    private static void follow(ProgressBar bar, Tally tally) {
      try {
        while (true) {
          bar.maxHint(tally.licensees.get());
          bar.stepTo(tally.licenseesDone.get());
          bar.setExtraMessage(
              "%,d rows, %,d findings".formatted(tally.rows.sum(), tally.findings.sum()));
          Thread.sleep(PROGRESS_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (thread != null && bar != null) {
        thread.interrupt();
        bar.close();
      }
    }
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
