package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Call;
import perennial.journal.DatabaseFailure;
import perennial.journal.Outcome;
import perennial.journal.Result;
import perennial.journal.State;
import perennial.kernel.Refusal;
import perennial.licensing.Permitted;
import perennial.oversight.impact.Impact;
import perennial.oversight.impact.ImpactReport;
import perennial.oversight.impact.PublicationCheck;
import perennial.oversight.repair.ApprovalLacking;
import perennial.rulebook.publish.Candidate;
import perennial.rulebook.publish.PublishRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code perennial rules publish}: an act of the registry, after which every node knows the set.
 */
@Command(
    name = "publish",
    description = {
      "Publish a rule set, which judges what is collected from its first day on. What it changes",
      "is judged anew first; over rules.changes-max two approvers must have signed the report."
    },
    footer = "Exit status: 0 published, 1 refused, 2 could not run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesPublishCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final String ACT = "rules.publish";

  @Mixin private StoreOptions of = new StoreOptions();
  @Mixin private CandidateOptions candidates = new CandidateOptions();
  @Mixin private ApprovalOptions approvals = new ApprovalOptions();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The report of its impact that was signed.")
  private @Nullable Path report;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; kept for ever, so it names no person.")
  private String reason = "";

  private final PrintStream out;

  RulesPublishCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return Attempted.run(
        out,
        "Nothing was published.",
        () -> {
          Configuration configuration = of.configuration();
          try (RegistryStore store = RegistryStore.open(configuration)) {
            return publish(configuration, store);
          } catch (DatabaseFailure e) {
            out.println("The database did not answer as it must: " + e.state());
            return Attempted.FAILED;
          }
        });
  }

  private int publish(Configuration configuration, RegistryStore store)
      throws SQLException, IOException {
    InstantSource clock = InstantSource.system();
    StoredRules rules = StoredRules.read(configuration, store.verify());
    Candidate candidate = candidates.candidate(rules);
    Instant now = clock.instant();
    Impact impact = Impact.of(store.verify(), rules.pack().getInForce(now), candidate.first(), now);
    ImpactReport signed = report == null ? null : ImpactReport.read(report);
    var faults = new ArrayList<String>();
    rules
        .unsigned(candidate, configuration.approvers())
        .forEach(defect -> faults.add(defect + "."));
    var check = new PublicationCheck(impact, candidate, configuration.rulesChangesMax());
    Set<String> approvers = Set.of();
    try {
      approvers =
          check.demand(
              signed,
              configuration.approvers(),
              signed == null ? List.of() : approvals.notes(signed.hash()));
    } catch (PublicationCheck.Refused lacking) {
      faults.addAll(lacking.faults());
    } catch (ApprovalLacking lacking) {
      faults.addAll(lacking.faults());
    }
    String hash = approvers.isEmpty() || signed == null ? "" : signed.hash().toHex();
    var command =
        new PublishRules(
            candidate, rules.founding(), hash, approvers.stream().sorted().toList(), reason);
    command.objections(rules.published(), now).forEach(each -> faults.add(each.text()));
    if (!faults.isEmpty()) {
      out.println("Nothing was published:");
      faults.forEach(fault -> out.println("  " + fault));
      return REFUSED;
    }
    return execute(command, configuration, store, clock);
  }

  private int execute(
      PublishRules command, Configuration configuration, RegistryStore store, InstantSource clock) {
    try (HikariDataSource app = store.app()) {
      Core core =
          Core.over(
              app,
              app,
              store.secrets(),
              FoundingRules.set(configuration),
              clock,
              Registry.randomOf(new SecureRandom()));
      core.rules().refresh();
      var call =
          new Call(
              Actor.REGISTRY,
              Call.NO_CREDENTIALS,
              ACT,
              clock.instant(),
              ACT.getBytes(StandardCharsets.UTF_8),
              null,
              List.of(new Call.Item(new Permitted(command, core.permissions()), null)),
              new Answers());
      Result result = core.journal().execute(call);
      List<String> answers =
          result.answers().stream().map(each -> new String(each, StandardCharsets.UTF_8)).toList();
      if (!result.accepted()) {
        answers.forEach(out::println);
        return REFUSED;
      }
      out.println(
          command.candidate().version()
              + " is published as "
              + answers.getFirst()
              + ": it judges what is collected from "
              + command.candidate().from()
              + " on. Nodes that run know it at once.");
      return Main.WELL;
    }
  }

  private static final class Answers implements Call.AnswerWriter {
    @Override
    public byte[] accepted(int item, Outcome outcome, State after) {
      return outcome.subject().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] refused(List<Refusal> reasons) {
      return String.join("\n", reasons.stream().map(Refusal::text).toList())
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
