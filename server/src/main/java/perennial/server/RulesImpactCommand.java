package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.oversight.impact.Impact;
import perennial.oversight.impact.ImpactReport;
import perennial.oversight.repair.RepairPlan;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RuleDefect;
import perennial.rulebook.publish.Candidate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial rules impact}: what a rule set would change, while the registry serves. */
@Command(
    name = "impact",
    description = {
      "Judge all lab results that stand by a rule set and by the one in force, and write what",
      "would change: verdicts with lots, owners and mass, and permissions. Changes nothing."
    },
    footer = "Exit status: 0 nothing would change, 1 something would, 2 could not run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesImpactCommand implements Callable<Integer> {
  private static final int CHANGES = 1;

  @Mixin private StoreOptions of = new StoreOptions();
  @Mixin private CandidateOptions candidates = new CandidateOptions();

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report here.")
  private @Nullable Path report;

  private final PrintStream out;

  RulesImpactCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "Nothing was changed.",
        () -> {
          Configuration configuration = of.configuration();
          try (RegistryStore store = RegistryStore.open(configuration)) {
            return tell(configuration, store);
          }
        });
  }

  private int tell(Configuration configuration, RegistryStore store)
      throws SQLException, IOException {
    InstantSource clock = InstantSource.system();
    StoredRules rules = StoredRules.read(configuration, store.verify());
    Candidate candidate = candidates.candidate(rules);
    Instant now = clock.instant();
    RuleSet before = rules.pack().getInForce(now);
    Impact impact = Impact.of(store.verify(), before, candidate.first(), now);
    Path file = report == null ? Plans.standardFile(configuration, "rules-impact", clock) : report;
    ImpactReport.write(file, impact, before.version(), candidate);
    ImpactReport.tell(out, impact, before.version(), candidate);
    tellNext(file);
    tellUnsigned(rules.unsigned(candidate, configuration.approvers()));
    return impact.extent() == 0 && impact.onOldWire().isEmpty() ? Main.WELL : CHANGES;
  }

  private void tellUnsigned(List<RuleDefect> defects) {
    if (!defects.isEmpty()) {
      out.println();
      out.println("Before that somebody who may must sign its files:");
      out.println("  perennial rules sign CANDIDATE --key NAME.key");
      out.println("for by now:");
      defects.forEach(defect -> out.println("  " + defect));
    }
  }

  private void tellNext(Path file) throws IOException {
    out.println();
    out.println("The report: " + file);
    out.println("SHA-256 of the report: " + RepairPlan.hash(file).toHex());
    out.println("Two approvers sign it, each with a key of their own:");
    out.println("  perennial key approve " + file + " --key NAME.key");
    out.println("and the rule set is published by:");
    out.println(
        "  perennial rules publish CANDIDATE --reason TEXT --report "
            + file
            + " --approval FILE --approval FILE");
  }
}
