package perennial.server;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.ApproveOrder;
import perennial.licensing.Consequential;
import perennial.licensing.Directory;
import perennial.licensing.LicenseOrder;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.licensing.OrderAct;
import perennial.licensing.WindDown;
import perennial.licensing.WithdrawOrder;
import perennial.server.LicenseOptions.ActOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perennial license orders}: acts that wait for a second official. */
@Command(
    name = "orders",
    description = "List, approve and withdraw what another official ordered.",
    footer = "See docs/operations/licenses.md.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LicenseOrders implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private StoreOptions of = new StoreOptions();

  LicenseOrders(PrintStream out) {
    this.out = out;
  }

  /** Lists what waits. */
  @Override
  public Integer call() {
    return OfficialDesk.run(of, out, this::list);
  }

  private int list(OfficialDesk desk) {
    Reader.Reading reading = desk.core().reader().as(LicenseeId.REGISTRY);
    var pending = reading.rows(Directory.pendingOrders());
    reading.go();
    List<LicenseOrder> orders = pending.get();
    if (orders.isEmpty()) {
      return desk.told("No order waits.");
    }
    Map<LicenseeId, String> concerned =
        desk.described(orders.stream().map(LicenseOrder::concerned).distinct().toList());
    for (LicenseOrder order : orders) {
      out.println(line(order, concerned.getOrDefault(order.concerned(), ""), desk.now()));
    }
    return Main.WELL;
  }

  private static String line(LicenseOrder order, String concerned, Instant now) {
    return "%s  %s  %s  ordered by %s at %s, %s %s%n    %s%s"
        .formatted(
            order.ref(),
            order.act(),
            concerned,
            Directory.userGlobalId(order.orderedBy()),
            Moment.of(order.orderedAt()),
            order.isPendingAt(now) ? "void after" : "void since",
            Moment.of(order.expiresAt()),
            terms(order),
            order.reason());
  }

  /** What the act would state, a line; nothing where it states no more than its licensee. */
  private static String terms(LicenseOrder order) {
    String stated =
        order.terms().asMap().entrySet().stream()
            .filter(term -> term.getValue() != null && !term.getValue().equals(""))
            .map(term -> term.getKey().replace('_', ' ') + " " + term.getValue())
            .collect(joining(", "));
    return stated.isEmpty() ? "" : stated + System.lineSeparator() + "    ";
  }

  @Command(
      name = "approve",
      description = "Approve an order and do its act; another official must have ordered it.",
      mixinStandardHelpOptions = true)
  int approve(
      @Mixin ActOptions act,
      @Parameters(paramLabel = "ORDER", description = "Such as LO1.") String name) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          LicenseOrder order = find(desk, name);
          String code = order.terms().text("code", "");
          @Nullable LicenseeId former = code.isEmpty() ? null : desk.former(code);
          return told(
              desk,
              desk.execute(
                  act.key(),
                  new ApproveOrder(
                      order.serial(),
                      order.concerned(),
                      order.concerned().equals(former) ? null : former,
                      desk.rules(),
                      desk.isSandbox())),
              "Approved and done: " + order.act() + next(order));
        });
  }

  @Command(
      name = "withdraw",
      description = "Take back an order that nobody approved.",
      mixinStandardHelpOptions = true)
  int withdraw(
      @Mixin ActOptions act,
      @Mixin LicenseOptions.ReasonOption why,
      @Parameters(paramLabel = "ORDER", description = "Such as LO1.") String name) {
    return OfficialDesk.run(
        act.of(),
        out,
        desk -> {
          LicenseOrder order = find(desk, name);
          return told(
              desk,
              desk.execute(
                  act.key(), new WithdrawOrder(order.serial(), order.concerned(), why.reason())),
              "Withdrawn: " + order.act());
        });
  }

  /** What is left to do by hand after the approval. */
  private static String next(LicenseOrder order) {
    return order.act().equals(WindDown.ACT)
        ? "%nWhat stands there is not touched yet:%n  ./perennial license carry-out %s --key FILE"
            .formatted(order.ref())
        : "";
  }

  /** Files an order, and says what is still to do. */
  static int order(
      OfficialDesk desk, ActOptions act, String reason, String name, LicenseOptions.Order ordered)
      throws IOException {
    Licensee licensee = desk.licensee(name);
    Consequential wanted = ordered.of(desk, licensee.licenseeId());
    OfficialDesk.Said said = desk.execute(act.key(), new OrderAct(wanted, reason));
    return told(
        desk,
        said,
        "Ordered as %s; it is done when another official approves it within %d days:%n%s"
            .formatted(
                said.subject(),
                OrderAct.LIFE.toDays(),
                "  ./perennial license orders approve " + said.subject() + " --key FILE"));
  }

  private static int told(OfficialDesk desk, OfficialDesk.Said said, String done) {
    return said.subject() == null ? desk.told(said) : desk.told(done);
  }

  /**
   * @throws CannotAct when there is none
   */
  static LicenseOrder find(OfficialDesk desk, String name) {
    long serial;
    try {
      ObjectRef object = ObjectRef.parse(name.toUpperCase(Locale.ROOT));
      serial = object.kind().equals(Licensing.ORDER_KIND) ? object.serial() : 0;
    } catch (IllegalArgumentException e) {
      serial = 0;
    }
    Reader.Reading reading = desk.core().reader().as(LicenseeId.REGISTRY);
    var found =
        reading.find(Licensing.LICENSE_ORDER, List.of(List.of(LicenseeId.REGISTRY, serial)));
    reading.go();
    return found.get().values().stream()
        .findFirst()
        .orElseThrow(() -> new CannotAct("There is no order '" + name + "'."));
  }
}
