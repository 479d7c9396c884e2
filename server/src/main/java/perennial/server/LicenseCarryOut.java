package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import perennial.journal.Command;
import perennial.licensing.LicenseOrder;
import perennial.transport.StockTaking;
import perennial.transport.WindingDown;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perennial license carry-out}: what an order to wind down has still to do. */
@CommandLine.Command(
    name = "carry-out",
    description = {
      "Carry out an approved order to wind down, as far as it can be now.",
      "It goes on where it stopped: repeat it when what waits may be destroyed."
    },
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseCarryOut implements Callable<Integer> {
  /** Tries of one part while its licensee, or one who sends to it, acts too. */
  private static final int TRIES_MAX = 3;

  @Mixin private LicenseOptions.ActOptions act = new LicenseOptions.ActOptions();

  @Parameters(paramLabel = "ORDER", description = "Such as LO1.")
  private String name = "";

  private final PrintStream out;

  LicenseCarryOut(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(act.of(), out, this::carryOut);
  }

  private int carryOut(OfficialDesk desk) throws IOException {
    LicenseOrder order = LicenseOrders.find(desk, name);
    int refused = 0;
    while (true) {
      var done = new ArrayList<Command>();
      List<String> reasons =
          desk.executeAll(
              act.key(),
              official -> {
                done.clear();
                done.addAll(
                    WindingDown.next(
                            desk.core().reader(), order, official, desk.rules(), desk.now())
                        .acts());
                return done;
              });
      if (!reasons.isEmpty() && ++refused == TRIES_MAX) {
        return desk.told(OfficialDesk.Said.refused(reasons.stream().distinct().toList()));
      }
      if (reasons.isEmpty() && done.isEmpty()) {
        return told(desk, order);
      }
      if (reasons.isEmpty()) {
        refused = 0;
        out.println("Done: " + Counted.of(done.size(), "act"));
      }
    }
  }

  private int told(OfficialDesk desk, LicenseOrder order) {
    StockTaking stock = StockTaking.of(desk.core().reader(), order.concerned());
    if (stock.isGone()) {
      return desk.told("Nothing is left there.");
    }
    out.println("All that can be done now is done. Left:");
    LicenseStock.print(out, stock);
    return Main.WELL;
  }
}
