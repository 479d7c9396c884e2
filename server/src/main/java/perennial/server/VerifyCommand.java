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
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.leafdata.Rooms;
import perennial.oversight.Report;
import perennial.oversight.verify.Runs;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  /** In-flight writes may be recorded a little earlier than they are seen. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  @Mixin private StoreOptions of = new StoreOptions();

  @Mixin private LicenseeOption licensee = new LicenseeOption();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what was touched since, such as 2026-03-01T00:00:00Z.")
  private @Nullable Instant since;

  @Option(
      names = "--full",
      description = "Everything; without it, what was touched since the last.")
  private boolean full;

  @Option(
      names = "--anew",
      description = "Begin a full run anew, also where one was cut short within a day.")
  private boolean anew;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all findings as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--rows-per-second",
      paramLabel = "N",
      defaultValue = "0",
      description = "Read no faster than this; 0 for as fast as it goes, on every processor.")
  private long rowsPerSecond;

  private final PrintStream out;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "Run the same command again: a full one goes on where it was.",
        () -> {
          if (full && since != null) {
            out.println("Name --full or --since: what was touched since a time is not everything.");
            return Attempted.FAILED;
          }
          try (RegistryStore store = RegistryStore.open(of.configuration())) {
            return verify(store);
          }
        });
  }

  private int verify(RegistryStore store) throws SQLException, IOException {
    DataSource database = store.verify();
    LicenseeId one = licensee.find(database);
    var runs = new Runs(database);
    InstantSource clock = InstantSource.system();
    Instant from = from(database);
    String scope = from != null ? "since" : one != null ? "licensee" : "full";
    Runs.Begun begun = begun(runs, scope, clock.instant());
    Instant start = clock.instant();
    var tally = new Tally();
    try (Writer file = json == null ? null : Files.newBufferedWriter(json);
        var report = new Report(file)) {
      var verification =
          new Verification(database, Rooms.all(), rowsPerSecond, report, tally)
              .withPersonalParts(store.seal());
      run(verification, from, one, begun, tally);
      var took = Duration.between(start, clock.instant());
      var run = new Report.Run(scope, start, took, tally.rows.sum(), tally.entries.sum());
      report.finish(run);
      report.tell(run, out);
      runs.finish(begun, run, report.total());
      return report.total() == 0 ? CLEAN : FOUND;
    }
  }

  /** A full run that was cut short goes on, unless it is to begin anew. */
  private Runs.Begun begun(Runs runs, String scope, Instant now) throws SQLException {
    if (scope.equals("full") && !anew) {
      Optional<Runs.Begun> before = runs.cutShort(now);
      if (before.isPresent()) {
        out.println(
            "Going on with the run of " + before.get().startedAt() + " (--anew begins one).");
        return before.get();
      }
    }
    return runs.begin(scope, now);
  }

  private @Nullable Instant from(DataSource database) throws SQLException {
    if (full || (licensee.isStated() && since == null)) {
      return null;
    }
    if (since != null) {
      return since;
    }
    return new Runs(database).lastStart().map(last -> last.minus(OVERLAP)).orElse(null);
  }

  private void run(
      Verification verification,
      @Nullable Instant from,
      @Nullable LicenseeId one,
      Runs.Begun begun,
      Tally tally)
      throws SQLException {
    try (var _ =
        Bar.over(
            "Licensees",
            tally.licensees::get,
            tally.licenseesDone::get,
            () -> "%,d rows, %,d findings".formatted(tally.rows.sum(), tally.findings.sum()))) {
      if (from != null) {
        verification.since(from, one);
      } else if (one != null) {
        verification.licensee(one);
      } else {
        verification.all(begun);
      }
    }
  }
}
