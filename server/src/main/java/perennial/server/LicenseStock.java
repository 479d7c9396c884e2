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
        "%s with %s gm and %s ea; %s; not in lots: %s; %s%n",
        Counted.of(stock.lotCount(), "lot"),
        stock.sum(Unit.GM),
        stock.sum(Unit.EA),
        Counted.of(stock.plantCount(), "plant"),
        Counted.of(stock.harvests().size(), "harvest"),
        Counted.of(stock.areas().size(), "area"));
    out.printf(
        "Transfers: %,d not left, %,d on the road, %,d of which rejected goods come back%n",
        stock.transfers().size() - stock.inTransit(), stock.inTransit(), stock.rejected().size());
    stock
        .lastHoldEnds()
        .ifPresent(end ->
            out.printf(
                "Disposals that wait: %,d; the last may be destroyed at %s%n",
                stock.waiting().size(), Moment.of(end)));
  }
}
