package perennial.server;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import perennial.kernel.Unit;
import perennial.transport.StockTaking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perennial license stock}: what goes along with a place, or must be gone from it. */
@Command(
    name = "stock",
    description = "Show what stands in a licensed place: what a move or a sale takes along.",
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseStock implements Callable<Integer> {
  @Mixin private StoreOptions of = new StoreOptions();

  @Parameters(paramLabel = "LICENSEE", description = "The licensee, by its code or identifier.")
  private String name = "";

  private final PrintStream out;

  LicenseStock(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return OfficialDesk.run(
        of,
        out,
        desk -> {
          print(out, StockTaking.of(desk.core().reader(), desk.licensee(name).licenseeId()));
          return Main.WELL;
        });
  }

  static void print(PrintStream out, StockTaking stock) {
    out.printf(
        "%,d lots with %s gm and %s ea; %,d plants; %,d harvests not in lots; %,d areas%n",
        stock.lotCount(),
        stock.sum(Unit.GM),
        stock.sum(Unit.EA),
        stock.plantCount(),
        stock.harvests().size(),
        stock.areas().size());
    out.printf(
        "%,d transfers that have not left, %,d on the road, %,d of which rejected goods come back%n",
        stock.transfers().size() - stock.inTransit(), stock.inTransit(), stock.rejected().size());
    stock
        .lastHoldEnds()
        .ifPresent(end ->
            out.printf(
                "%,d disposals wait; the last may be destroyed at %s%n",
                stock.waiting().size(), end));
  }
}
