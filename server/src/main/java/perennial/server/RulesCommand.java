package perennial.server;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code perennial rules}: which rules are in force, and what others would change. */
@Command(
    name = "rules",
    description = "List rules, explain a verdict, list breaches; sign, try, publish a rule set.",
    footer = "See docs/rules/packs.md and docs/operations/rules.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesCommand implements Callable<Integer> {
  private final PrintStream out;

  private RulesCommand(PrintStream out) {
    this.out = out;
  }

  /** The command with those below it. */
  static CommandLine line(PrintStream out) {
    return new CommandLine(new RulesCommand(out))
        .addSubcommand(new RulesListCommand(InstantSource.system(), out))
        .addSubcommand(new RulesExplainCommand(out))
        .addSubcommand(new RulesBreachesCommand(out))
        .addSubcommand(new RulesSignCommand(out))
        .addSubcommand(new RulesImpactCommand(out))
        .addSubcommand(new RulesPublishCommand(out));
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial rules list, explain, breaches, sign, impact or publish.");
    return Attempted.FAILED;
  }
}
