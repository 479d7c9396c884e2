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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.leafdata.Rooms;
import perennial.oversight.Report;
import perennial.oversight.rebuild.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial rebuild}: makes all tables anew from the journal and compares them. */
@Command(
    name = "rebuild",
    description = {
      "Make all tables anew from the journal, beside those that are served from, and compare them,",
      "while the registry serves. It needs as much disk again as the tables take."
    },
    footer = "Exit status: 0 they are the same, 1 they differ, 2 could not run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RebuildCommand implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int DIFFER = 1;

  @Mixin private StoreOptions of = new StoreOptions();

  @Option(names = "--keep", description = "Keep the fresh tables, in the schema rebuilt.")
  private boolean keep;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all differences as JSON.")
  private @Nullable Path json;

  private final PrintStream out;

  RebuildCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "Nothing that is served from was changed.",
        () -> {
          try (RegistryStore store = RegistryStore.open(of.configuration())) {
            return rebuild(store);
          }
        });
  }

  private int rebuild(RegistryStore store) throws SQLException, IOException {
    InstantSource clock = InstantSource.system();
    Instant start = clock.instant();
    try (Writer file = json == null ? null : Files.newBufferedWriter(json);
        var report = new Report(file)) {
      var rebuild = new Rebuild(store.verify(), store.owner(), Rooms.all(), report);
      try (var _ =
          Bar.over(
              "Entries",
              rebuild::entriesAll,
              rebuild::entries,
              () -> "%,d tables".formatted(rebuild.rows().size()))) {
        rebuild.run(keep);
      }
      rebuild.rows().forEach((table, rows) -> out.printf("  %,12d  %s%n", rows, table));
      long rows = rebuild.rows().values().stream().mapToLong(Long::longValue).sum();
      var run =
          new Report.Run(
              "rebuild", start, Duration.between(start, clock.instant()), rows, rebuild.entries());
      report.finish(run);
      report.tell(run, out);
      return report.total() == 0 ? SAME : DIFFER;
    }
  }
}
