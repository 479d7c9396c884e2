package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.journal.RowCorrected;
import perennial.kernel.Bytes;
import perennial.kernel.ObjectRef;
import perennial.leafdata.Rooms;
import perennial.oversight.repair.Approval;
import perennial.oversight.reset.Correction;
import perennial.oversight.reset.Preview;
import perennial.oversight.reset.Reset;
import perennial.oversight.reset.ResetPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial reset}: corrects what the registry held for true, by order of two officials. */
@Command(
    name = "reset",
    description = {
      "Correct what was accepted and is wrong: one relation as it was at a time, or all that a bad",
      "release wrote. Later lawful acts on the same objects are kept.",
      "Without --apply it changes nothing: it writes the plan that two approvers then sign."
    },
    footer = {
      "Exit status: 0 done or nothing to do, 1 a plan was written or more is to do, 2 could not run.",
      "See docs/operations/integrity.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ResetCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int MORE = 1;
  private static final int SHOWN_MAX = 20;

  @Mixin private StoreOptions of = new StoreOptions();
  @Mixin private ApprovalOptions approvals = new ApprovalOptions();

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "Take back what this version wrote, as perennial --version says it.")
  private @Nullable String release;

  @Option(
      names = "--relation",
      paramLabel = "TABLE.COLUMN",
      description = "Correct this relation of one object, such as inventory_g1.lot.area.")
  private @Nullable String relation;

  @Option(
      names = "--object",
      paramLabel = "ID",
      description = "The object, by its identifier or its short form, such as IN2X.")
  private @Nullable String object;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "As it was then; of a release, what it wrote since. 2026-03-01T00:00:00Z.")
  private @Nullable Instant asOf;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "By whose order and why; it stands in the record for ever.")
  private @Nullable String reason;

  @Option(names = "--plan", paramLabel = "FILE", description = "Write the plan here.")
  private @Nullable Path planFile;

  @Option(names = "--apply", paramLabel = "PLAN", description = "Carry out this plan.")
  private @Nullable Path apply;

  private final PrintStream out;

  ResetCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "What was corrected stays so; run the same command again to go on.",
        () -> {
          Configuration configuration = of.configuration();
          return apply == null ? plan(configuration) : carryOut(configuration, apply);
        });
  }

  private int plan(Configuration configuration) throws SQLException, IOException {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > ResetPlan.REASON_LENGTH_MAX) {
      out.println(
          "Say why with --reason, in at most "
              + ResetPlan.REASON_LENGTH_MAX
              + " characters: it stands in the record for ever.");
      return Attempted.FAILED;
    }
    boolean isRelation = relation != null && object != null && asOf != null && release == null;
    boolean isRelease = release != null && relation == null && object == null;
    if (!isRelation && !isRelease) {
      out.println("Name --relation, --object and --as-of; or --release, and --as-of if not all.");
      return Attempted.FAILED;
    }
    Path file =
        planFile == null
            ? Plans.standardFile(configuration, "reset", InstantSource.system())
            : planFile;
    ResetPlan plan;
    try (RegistryStore store = RegistryStore.open(configuration)) {
      var preview = new Preview(store.verify(), Rooms.all());
      plan = isRelease ? release(preview, why) : relation(preview, why);
    }
    if (plan.rows().isEmpty()) {
      out.println("There is nothing to correct.");
      tellKept(plan);
      return DONE;
    }
    tell(plan, plan.write(file), file);
    return MORE;
  }

  private ResetPlan release(Preview preview, String why) throws SQLException {
    Instant since = asOf == null ? Instant.EPOCH : asOf;
    return preview.release(Objects.requireNonNull(release), since, why);
  }

  private ResetPlan relation(Preview preview, String why) throws SQLException {
    return preview.column(
        Objects.requireNonNull(relation),
        object(Objects.requireNonNull(object)),
        Objects.requireNonNull(asOf),
        why);
  }

  /** By the whole identifier or by its short form: the prefix is only text. */
  private static ObjectRef object(String text) {
    int dot = text.indexOf('.');
    try {
      return ObjectRef.parse(text.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      throw new StartRefused("'" + text + "' is no identifier of an object.", e);
    }
  }

  private void tell(ResetPlan plan, Bytes hash, Path file) {
    out.println("Corrects " + plan.what() + ".");
    Map<String, Long> counts = new TreeMap<>();
    for (Correction row : plan.rows()) {
      String what = row.table() + (row.isWithdrawn() ? ": withdrawn" : ": corrected");
      counts.merge(what, 1L, Long::sum);
    }
    counts.forEach((what, count) -> out.printf("  %,d x %s%n", count, what));
    out.println();
    plan.rows().stream().limit(SHOWN_MAX).forEach(row -> out.println("  " + line(row)));
    if (plan.rows().size() > SHOWN_MAX) {
      out.printf("  and %,d more%n", plan.rows().size() - SHOWN_MAX);
    }
    tellKept(plan);
    Plans.tellNext(out, "reset", file, hash);
  }

  private static String line(Correction row) {
    var text = new StringBuilder(row.table()).append(' ').append(row.key());
    if (row.isWithdrawn()) {
      return text.append(" is withdrawn").toString();
    }
    for (RowCorrected.Change change : row.changes()) {
      text.append("; ").append(change.column()).append(' ').append(change.from());
      text.append(" -> ").append(change.to());
    }
    return text.toString();
  }

  private void tellKept(ResetPlan plan) {
    if (plan.kept().isEmpty()) {
      return;
    }
    out.printf("%n%,d entries stay as they are:%n", plan.kept().size());
    plan.kept().entrySet().stream()
        .limit(SHOWN_MAX)
        .forEach(kept -> out.println("  entry " + kept.getKey() + ": " + kept.getValue()));
  }

  private int carryOut(Configuration configuration, Path file) throws SQLException, IOException {
    ResetPlan.Read read = ResetPlan.read(file);
    Set<String> approvers =
        Approval.demand(read.hash(), configuration.approvers(), approvals.notes(read.hash()));
    long start = System.nanoTime();
    try (RegistryStore store = RegistryStore.open(configuration)) {
      var mender =
          new Mender(
              store.mender(),
              Rooms.all(),
              InstantSource.system(),
              Registry.randomOf(new SecureRandom()),
              Version.release());
      var reset = new Reset(mender, new Replay(Rooms.all()), read.plan(), approvers);
      long all = read.plan().rows().size();
      try (var _ =
          Bar.over(
              "Rows", () -> all, reset::looked, () -> "%,d written".formatted(reset.written()))) {
        reset.run();
      }
      double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
      out.printf("Corrected %,d rows of %,d in %.1f s.%n", reset.written(), all, seconds);
      if (reset.written() < all) {
        out.println("The others were corrected before, or a later act changed them: plan again.");
        return MORE;
      }
      return DONE;
    }
  }
}
