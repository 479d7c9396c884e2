package perennial.server;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.inventory.SeizeGoods;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial seize}: an officer took goods of a licensee's. */
@Command(
    name = "seize",
    description = {
      "Record that an officer took goods of a licensee's.",
      "The licensee sees it as an adjustment of the lot, with the receipt's number."
    },
    footer = "Exit status: 0 done, 1 refused, 2 could not run. See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SeizeCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private LicenseOptions.ActOptions act = new LicenseOptions.ActOptions();
  @Mixin private LicenseOptions.ReasonOption why = new LicenseOptions.ReasonOption();

  @Parameters(paramLabel = "LOT", description = "Such as WAJ412149.IN3C.")
  private @Nullable String lot;

  @Option(
      names = "--qty",
      required = true,
      paramLabel = "N",
      description = "How much, in the lot's unit.")
  private @Nullable BigDecimal qty;

  @Option(
      names = "--receipt",
      required = true,
      paramLabel = "NUMBER",
      description = "Of the officer's receipt.")
  private @Nullable String receipt;

  @Option(names = "--at", paramLabel = "INSTANT", description = "When it was; now by default.")
  private @Nullable Instant at;

  SeizeCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    String name = Objects.requireNonNull(lot);
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          var command =
              SeizeGoods.stated(
                  desk.core().reader(),
                  desk.rules().jurisdiction().identifierPrefix(),
                  name,
                  qty,
                  Objects.requireNonNull(receipt),
                  why.reason(),
                  at);
          OfficialDesk.Said said = desk.execute(act.key(), command);
          return said.subject() == null
              ? desk.told(said)
              : desk.told("Recorded as adjustment " + said.subject() + " of " + name);
        });
  }
}
