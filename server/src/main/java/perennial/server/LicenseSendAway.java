package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import perennial.inventory.Balance;
import perennial.journal.Actor;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicenseOrder;
import perennial.transport.SendingAway;
import perennial.transport.StockTaking;
import perennial.transport.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial license send-away}: goods of a closed place go to another licensee. */
@Command(
    name = "send-away",
    description = {
      "Under an approved order to wind down, send lots to another licensee in place of destroying",
      "them. They leave by transfers, as far as the rules let them."
    },
    footer = "Exit status: 0 done, 1 refused, 2 could not run. See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseSendAway implements Callable<Integer> {
  @Mixin private LicenseOptions.ActOptions act = new LicenseOptions.ActOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LICENSEE",
      description = "Who gets them, by its code or identifier.")
  private String to = "";

  @Parameters(index = "0", paramLabel = "ORDER", description = "Such as LO1.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "LOT",
      description = "Such as WAJ412149.IN3C; all that are free, unless some are named.")
  private List<String> named = new ArrayList<>();

  private final PrintStream out;

  LicenseSendAway(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(act.of(), out, this::send);
  }

  private int send(OfficialDesk desk) throws IOException {
    LicenseOrder order = LicenseOrders.find(desk, name);
    LicenseeId receiver = desk.licensee(to).licenseeId();
    List<Balance> lots = lots(StockTaking.of(desk.core().reader(), order.concerned()));
    for (int from = 0; from < lots.size(); from += Transport.ITEMS_MAX) {
      List<Balance> some = lots.subList(from, Math.min(lots.size(), from + Transport.ITEMS_MAX));
      int done = send(desk, order, receiver, some);
      if (done != Main.WELL) {
        return done;
      }
    }
    return Main.WELL;
  }

  private List<Balance> lots(StockTaking stock) {
    List<Balance> free = SendingAway.free(stock);
    List<Balance> lots =
        free.stream().filter(each -> named.isEmpty() || SendingAway.isNamed(each, named)).toList();
    if (lots.isEmpty() || lots.size() < named.size()) {
      throw new CannotAct(
          named.isEmpty()
              ? "No lot there has goods that are free."
              : "Not all of these are lots of that place with goods that are free.");
    }
    return lots;
  }

  private int send(OfficialDesk desk, LicenseOrder order, LicenseeId receiver, List<Balance> lots)
      throws IOException {
    OfficialDesk.Said filed =
        desk.execute(act.key(), official -> away(desk, order, official).file(receiver, lots));
    if (filed.subject() == null) {
      return desk.told(filed);
    }
    long transfer = filed.subject().serial();
    OfficialDesk.Said left =
        desk.execute(act.key(), official -> away(desk, order, official).depart(transfer, receiver));
    return left.subject() == null
        ? desk.told(left)
        : desk.told("Sent %s by %s".formatted(Counted.of(lots.size(), "lot"), filed.subject()));
  }

  private static SendingAway away(OfficialDesk desk, LicenseOrder order, Actor official) {
    return SendingAway.of(desk.core().reader(), order, official, desk.rules());
  }
}
