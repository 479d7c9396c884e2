package perennial.transport;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import perennial.inventory.Account;
import perennial.inventory.Balance;
import perennial.inventory.Disposal;
import perennial.inventory.Inventory;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.licensing.Directory;
import perennial.licensing.LicenseOrder;
import perennial.licensing.Licensee;
import perennial.licensing.UnderOrder;
import perennial.rulebook.RulePack;

/**
 * What an order to wind down sends to another licensee, in place of destroying it: the closed
 * licensee's own acts, done by an official. Every rule about goods that leave binds them, and the
 * receiver answers as ever. What it rejects comes back, and is destroyed with the rest.
 */
public final class SendingAway {
  private final LicenseOrder order;
  private final Actor owner;
  private final RulePack rules;

  private SendingAway(LicenseOrder order, Actor owner, RulePack rules) {
    this.order = order;
    this.owner = owner;
    this.rules = rules;
  }

  /**
   * @param official who does it
   */
  public static SendingAway of(Reader reader, LicenseOrder order, Actor official, RulePack rules) {
    Reader.Reading reading = reader.as(order.concerned());
    var found = Directory.ofIds(reading, List.of(order.concerned()));
    reading.go();
    Licensee closed = found.get().values().iterator().next();
    String prefix = closed.prefix(rules.jurisdiction().identifierPrefix());
    return new SendingAway(order, new Actor(order.concerned(), official.user(), prefix), rules);
  }

  /**
   * The lots that could be sent: whose goods are promised to nobody and are no waste that waits.
   */
  public static List<Balance> free(StockTaking stock) {
    Set<Long> waste = stock.waiting().stream().map(Disposal::wasteLot).collect(Collectors.toSet());
    return stock.lots().stream()
        .filter(each -> each.account() == Account.AVAILABLE && !waste.contains(each.serial()))
        .toList();
  }

  /**
   * Whether texts name a lot.
   *
   * @param named identifiers as labels have them, or without the part before the dot
   */
  public static boolean isNamed(Balance lot, Collection<String> named) {
    String serial = new ObjectRef(Inventory.LOT_KIND, lot.serial()).toString();
    return named.stream()
        .map(each -> each.strip().toUpperCase(Locale.ROOT))
        .anyMatch(each -> each.substring(each.indexOf('.') + 1).equals(serial));
  }

  /** Files a transfer of all that is left of some lots. */
  public Command file(LicenseeId to, Collection<Balance> lots) {
    List<AskedItem> items = lots.stream().map(SendingAway::item).toList();
    return under(
        new FileTransfer(
            to,
            ManifestType.DELIVERY,
            "",
            order.ref().toString(),
            null,
            null,
            Stated.NONE,
            Stated.NONE,
            items,
            rules));
  }

  private static AskedItem item(Balance all) {
    return new AskedItem(
        null, all.serial(), all.amount(), false, "", "", false, false, null, "", "", Stated.NONE);
  }

  /** Lets the goods of such a transfer go. */
  public Command depart(long transfer, LicenseeId to) {
    return under(new DepartTransfer(transfer, to, rules));
  }

  private Command under(Command command) {
    return new UnderOrder(order.serial(), order.concerned(), owner, command);
  }
}
