package perennial.transport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.PlantBatch;
import perennial.inventory.Account;
import perennial.inventory.Balance;
import perennial.inventory.Disposal;
import perennial.inventory.Inventory;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/**
 * All that stands in a licensed place now, or is on its way from or to it: what goes along when the
 * place moves or is sold, and what must be gone when it is closed.
 *
 * @param transfers filed and neither received nor voided, from it and to it
 * @param rejected received transfers of which something comes back that was not taken
 * @param lots what lots hold, waste that waits among them; nothing that is on its way
 * @param plants batches with growing plants
 * @param harvests those with material that is not in lots
 * @param waiting disposals that are neither done nor cancelled
 * @param areas those that are open
 */
public record StockTaking(
    LicenseeId licensee,
    List<Transfer> transfers,
    List<Transfer> rejected,
    List<Balance> lots,
    List<PlantBatch> plants,
    List<Harvest> harvests,
    List<Disposal> waiting,
    List<Area> areas) {

  public StockTaking {
    transfers = List.copyOf(transfers);
    rejected = List.copyOf(rejected);
    lots = List.copyOf(lots);
    plants = List.copyOf(plants);
    harvests = List.copyOf(harvests);
    waiting = List.copyOf(waiting);
    areas = List.copyOf(areas);
  }

  /** Reads it, a page after another: what changes meanwhile may be missing. */
  public static StockTaking of(Reader reader, LicenseeId licensee) {
    List<Transfer> transfers = transfers(reader, licensee);
    return new StockTaking(
        licensee,
        transfers,
        rejected(reader, licensee, transfers),
        all(
            reader,
            licensee,
            Query.newestFirst(Inventory.BALANCE, "serial")
                .equal("licenseeId", licensee)
                .equal("kind", Inventory.LOT_KIND)
                .in(
                    "account",
                    List.of(Account.AVAILABLE, Account.RESERVED, Account.HELD, Account.SAMPLE))
                .greater("amount", Amount.ZERO)),
        all(
            reader,
            licensee,
            Query.newestFirst(Cultivation.PLANT_BATCH, "serial")
                .equal("licenseeId", licensee)
                .equal("type", BatchType.PLANT)
                .greater("livePlants", 0)
                .absent("deletedAt")),
        all(
                reader,
                licensee,
                Query.newestFirst(Cultivation.HARVEST, "serial")
                    .equal("licenseeId", licensee)
                    .absent("deletedAt"))
            .stream()
            .filter(harvest -> harvest.left().sum().isPositive())
            .toList(),
        all(
            reader,
            licensee,
            Query.newestFirst(Inventory.DISPOSAL, "serial")
                .equal("licenseeId", licensee)
                .absent("disposedAt")
                .absent("deletedAt")),
        all(
            reader,
            licensee,
            Query.newestFirst(Licensing.AREA, "serial")
                .equal("licenseeId", licensee)
                .absent("deletedAt")));
  }

  private static List<Transfer> transfers(Reader reader, LicenseeId licensee) {
    return all(
        reader,
        licensee,
        Query.newestFirst(Transport.TRANSFER, "serial")
            .either("fromId", "toId", licensee)
            .in(
                "status",
                List.of(
                    TransferStatus.OPEN,
                    TransferStatus.READY_FOR_PICKUP,
                    TransferStatus.IN_TRANSIT))
            .absent("voidedAt"));
  }

  /** What was answered, though goods of it are neither received nor back. */
  private static List<Transfer> rejected(
      Reader reader, LicenseeId licensee, List<Transfer> underWay) {
    Set<Long> known = underWay.stream().map(Transfer::serial).collect(Collectors.toSet());
    List<List<Object>> keys =
        all(
                reader,
                licensee,
                Query.newestFirst(Inventory.BALANCE, "serial")
                    .equal("licenseeId", licensee)
                    .equal("kind", Inventory.LOT_KIND)
                    .equal("account", Account.IN_TRANSIT)
                    .greater("amount", Amount.ZERO))
            .stream()
            .map(Balance::transfer)
            .distinct()
            .filter(serial -> !known.contains(serial))
            .map(List::<Object>of)
            .toList();
    Reader.Reading reading = reader.as(licensee);
    var found = reading.find(Transport.TRANSFER, keys);
    reading.go();
    return List.copyOf(found.get().values());
  }

  private static <R extends Record> List<R> all(
      Reader reader, LicenseeId licensee, Query<R> query) {
    var all = new ArrayList<R>();
    for (long from = 0; ; from += Query.LIMIT_MAX) {
      Reader.Reading reading = reader.as(licensee);
      var page = reading.rows(query.offset(from));
      reading.go();
      all.addAll(page.get());
      if (page.get().size() < Query.LIMIT_MAX) {
        return all;
      }
    }
  }

  /** What lots hold in a unit. */
  public Amount sum(Unit unit) {
    return lots.stream()
        .filter(each -> each.unit() == unit)
        .map(Balance::amount)
        .reduce(Amount.ZERO, Amount::plus);
  }

  /** How many lots hold anything. */
  public long lotCount() {
    return lots.stream().mapToLong(Balance::serial).distinct().count();
  }

  public long plantCount() {
    return plants.stream().mapToLong(PlantBatch::livePlants).sum();
  }

  /** What is on the road, and ends by receipt alone. */
  public long inTransit() {
    return transfers.stream().filter(each -> !each.status().isBeforeDeparture()).count();
  }

  /** Whether there is, or comes, anything that must stand somewhere. */
  boolean needsRoom() {
    return !(lots.isEmpty() && rejected.isEmpty() && plants.isEmpty() && harvests.isEmpty())
        || transfers.stream()
            .anyMatch(each -> each.toId().equals(licensee) && !each.status().isBeforeDeparture());
  }

  /** When the last of what waits to be destroyed may be; empty where nothing waits. */
  public Optional<Instant> lastHoldEnds() {
    return waiting.stream().map(Disposal::holdEndsAt).max(Instant::compareTo);
  }

  /** Whether there is nothing that an end of the license would leave behind. */
  public boolean isGone() {
    return transfers.isEmpty()
        && rejected.isEmpty()
        && lots.isEmpty()
        && plants.isEmpty()
        && harvests.isEmpty()
        && waiting.isEmpty();
  }
}
