package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.kernel.LicenseeId;
import perennial.kernel.RandomSource;
import perennial.leafdata.Rooms;
import perennial.oversight.Report;
import perennial.oversight.repair.Approval;
import perennial.oversight.repair.Repair;
import perennial.oversight.repair.RepairPlan;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.oversight.verify.Walls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial repair}: plans what to set back, and sets it back once two approved it. */
@Command(
    name = "repair",
    description = {
      "Set back what was changed past the registry, from the entries that prove it.",
      "Without --apply it changes nothing: it writes the plan that two approvers then sign."
    },
    footer = {
      "Exit status: 0 nothing is wrong or all was set back, 1 there is more to do, 2 could not run.",
      "Keys and approvals: perennial key. See docs/operations/integrity.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RepairCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int MORE = 1;

  /** Rows that could not be set back, shown to people. */
  private static final int SHOWN_MAX = 20;

  @Mixin private StoreOptions of = new StoreOptions();
  @Mixin private ApprovalOptions approvals = new ApprovalOptions();

  @Mixin private LicenseeOption licensee = new LicenseeOption();

  @Option(names = "--plan", paramLabel = "FILE", description = "Write the plan here.")
  private @Nullable Path planFile;

  @Option(names = "--apply", paramLabel = "PLAN", description = "Carry out this plan.")
  private @Nullable Path apply;

  private final PrintStream out;

  RepairCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "What was set back stays so; run the same command again to go on.",
        () -> {
          Configuration configuration = of.configuration();
          return apply == null ? plan(configuration) : carryOut(configuration, apply);
        });
  }

  private int plan(Configuration configuration) throws SQLException, IOException {
    InstantSource clock = InstantSource.system();
    Path file = planFile == null ? Plans.standardFile(configuration, "repair", clock) : planFile;
    var tally = new Tally();
    long total;
    try (RegistryStore store = RegistryStore.open(configuration)) {
      LicenseeId one = licensee.find(store.verify());
      total = plan(store, one, file, tally);
    }
    if (total == 0) {
      Files.delete(file);
      return DONE;
    }
    tellNext(file);
    return MORE;
  }

  /** Verifies into the file; how many findings. */
  private long plan(RegistryStore store, @Nullable LicenseeId one, Path file, Tally tally)
      throws SQLException, IOException {
    InstantSource clock = InstantSource.system();
    Instant start = clock.instant();
    try (Writer writer = Files.newBufferedWriter(file);
        var report = new Report(writer)) {
      var verification =
          new Verification(store.verify(), Rooms.all(), 0, report, tally)
              .withPersonalParts(store.seal());
      verify(verification, one, tally);
      var took = Duration.between(start, clock.instant());
      String scope = one == null ? "full" : "licensee";
      var run = new Report.Run(scope, start, took, tally.rows.sum(), tally.entries.sum());
      report.finish(run);
      report.tell(run, out);
      return report.total();
    }
  }

  private void verify(Verification verification, @Nullable LicenseeId one, Tally tally)
      throws SQLException {
    try (var _ =
        Bar.over(
            "Licensees",
            tally.licensees::get,
            tally.licenseesDone::get,
            () -> "%,d findings".formatted(tally.findings.sum()))) {
      if (one == null) {
        verification.all(null);
      } else {
        verification.licensee(one);
      }
    }
  }

  private void tellNext(Path file) throws IOException {
    RepairPlan plan = RepairPlan.read(file);
    out.println();
    out.printf("The plan sets back %,d rows.%n", plan.rows().size());
    plan.others()
        .forEach((fault, count) -> out.printf("It says nothing of %,d x %s.%n", count, fault));
    Plans.tellNext(out, "repair", file, plan.hash());
  }

  private int carryOut(Configuration configuration, Path file) throws SQLException, IOException {
    RepairPlan plan = RepairPlan.read(file);
    Set<String> approvers =
        Approval.demand(plan.hash(), configuration.approvers(), approvals.notes(plan.hash()));
    long start = System.nanoTime();
    try (RegistryStore store = RegistryStore.open(configuration)) {
      RandomSource random = Registry.randomOf(new SecureRandom());
      var mender =
          new Mender(
              store.mender(), Rooms.all(), InstantSource.system(), random, Version.release());
      var repair = new Repair(mender, store.verify(), new Replay(Rooms.all()), plan, approvers);
      try (var _ =
          Bar.over(
              "Rows",
              () -> plan.rows().size(),
              repair::looked,
              () -> "%,d set back".formatted(repair.set()))) {
        repair.run();
      }
      try (Connection owner = store.owner().getConnection()) {
        Walls.restore(owner).forEach(line -> out.println("The database's rules: " + line));
      }
      return tell(repair, plan, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private int tell(Repair repair, RepairPlan plan, Duration took) {
    out.printf(
        "Set back %,d rows of %,d in %.1f s; the others were right already.%n",
        repair.set(), plan.rows().size(), took.toMillis() / 1e3);
    if (repair.unproven() > 0) {
      out.printf("%,d were left: the entries behind them are damaged.%n", repair.unproven());
    }
    List<String> failed = repair.failed();
    if (!failed.isEmpty()) {
      out.printf("%,d could not be written, since another row is in the way:%n", failed.size());
      failed.stream().limit(SHOWN_MAX).forEach(row -> out.println("  " + row));
    }
    out.println("To see that nothing is left: perennial verify --full");
    return failed.isEmpty() && repair.unproven() == 0 ? DONE : MORE;
  }
}
