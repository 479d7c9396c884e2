package perennial.transport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Harvest;
import perennial.cultivation.PlantBatch;
import perennial.inventory.Account;
import perennial.inventory.Balance;
import perennial.inventory.CompleteDisposal;
import perennial.inventory.Disposal;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ScheduleDisposal;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Reader;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Area;
import perennial.licensing.CloseArea;
import perennial.licensing.Directory;
import perennial.licensing.LicenseOrder;
import perennial.licensing.Licensee;
import perennial.licensing.OpenArea;
import perennial.licensing.UnderOrder;
import perennial.rulebook.RulePack;

/**
 * What an order to wind down has still to do, as acts of the licensees whose goods they are. What
 * is left is read from the stock itself, so whoever asks again goes on where the last one stopped:
 *
 * <ol>
 *   <li>Where all areas are closed already and something came after all, one is opened for it.
 *   <li>Transfers that have not left are voided, those of others to the closed place too, and what
 *       a receiver rejected is taken back.
 *   <li>Lots, growing plants and harvests are scheduled to be destroyed.
 *   <li>What has waited as long as the rules demand is destroyed.
 *   <li>Areas in which nothing is left are closed.
 * </ol>
 *
 * <p>What is on the road ends by its receipt, and may come back.
 */
public final class WindingDown {
  /**
   * Acts of one call, which is one transaction. For as long as it takes, some seconds on a busy
   * machine, other acts on licenses wait; more than that are further calls under the same order.
   */
  public static final int ACTS_MAX = 500;

  private static final String REASON = "mandated";

  /** The name of the area that is opened for what comes when all others are closed. */
  static final String LAST_AREA = "Wind-down";

  private final LicenseOrder order;
  private final RulePack rules;
  private final Instant now;
  private final long official;
  private final StockTaking stock;
  private final Map<Long, Lot> lots = new HashMap<>();
  private final Map<LicenseeId, Licensee> owners = new HashMap<>();
  private final List<Command> acts = new ArrayList<>();

  /**
   * The next acts, and what there was before them.
   *
   * @param acts empty when all that can be done now is done
   */
  public record Next(List<Command> acts, StockTaking stock) {}

  private WindingDown(
      Reader reader, LicenseOrder order, Actor official, RulePack rules, Instant now) {
    this.order = order;
    this.rules = rules;
    this.now = now;
    this.official = official.user();
    stock = StockTaking.of(reader, order.concerned());
    read(reader);
  }

  /**
   * @param official who will do them
   */
  public static Next next(
      Reader reader, LicenseOrder order, Actor official, RulePack rules, Instant now) {
    return next(reader, order, official, rules, now, ACTS_MAX);
  }

  /**
   * @param most acts of one part
   */
  static Next next(
      Reader reader, LicenseOrder order, Actor official, RulePack rules, Instant now, int most) {
    return new WindingDown(reader, order, official, rules, now).next(most);
  }

  private void read(Reader reader) {
    Reader.Reading reading = reader.as(order.concerned());
    List<List<Object>> keys =
        stock.lots().stream()
            .map(Balance::serial)
            .distinct()
            .map(serial -> List.<Object>of(order.concerned(), serial))
            .toList();
    var found = reading.find(Inventory.LOT, keys);
    var parties =
        Directory.ofIds(
            reading,
            Stream.concat(
                    Stream.of(order.concerned()), stock.transfers().stream().map(Transfer::fromId))
                .collect(Collectors.toSet()));
    reading.go();
    found.get().values().forEach(lot -> lots.put(lot.serial(), lot));
    parties.get().values().forEach(each -> owners.put(each.licenseeId(), each));
  }

  private Next next(int most) {
    if (stock.areas().isEmpty() && stock.needsRoom()) {
      add(new OpenArea(LAST_AREA, true, null));
      return new Next(List.copyOf(acts), stock);
    }
    Set<Long> calledOff = callOff();
    stock.rejected().forEach(each -> add(new TakeBackRejected(each.serial(), each.toId())));
    destroyLots(calledOff);
    stock.plants().forEach(this::destroyPlants);
    stock.harvests().forEach(this::destroyHarvest);
    stock.waiting().stream()
        .filter(each -> !now.isBefore(each.holdEndsAt()))
        .forEach(each -> add(new CompleteDisposal(rules, each.serial(), null)));
    if (stock.isGone()) {
      stock.areas().forEach(area -> add(new CloseArea(area.serial())));
    }
    return new Next(List.copyOf(acts.subList(0, Math.min(most, acts.size()))), stock);
  }

  /** The transfers whose goods are the sender's again. */
  private Set<Long> callOff() {
    List<Transfer> open =
        stock.transfers().stream().filter(each -> each.status().isBeforeDeparture()).toList();
    for (Transfer each : open) {
      LicenseeId from = each.fromId();
      LicenseeId other = from.equals(order.concerned()) ? each.toId() : order.concerned();
      add(from, new VoidTransfer(each.serial(), other));
    }
    return open.stream().map(Transfer::serial).collect(Collectors.toSet());
  }

  private void destroyLots(Set<Long> calledOff) {
    Set<Long> waste = stock.waiting().stream().map(Disposal::wasteLot).collect(Collectors.toSet());
    var free = new LinkedHashMap<Long, Amount>();
    for (Balance each : stock.lots()) {
      boolean isFree =
          each.account() == Account.AVAILABLE
              || (each.account() == Account.RESERVED && calledOff.contains(each.transfer()));
      if (isFree && !waste.contains(each.serial())) {
        free.merge(each.serial(), each.amount(), Amount::plus);
      }
    }
    free.forEach((serial, amount) -> {
      Lot lot = lots.get(serial);
      if (lot != null) {
        destroy("inventory", amount, lot.uom(), lot.area(), null, serial);
      }
    });
  }

  private void destroyPlants(PlantBatch batch) {
    destroy("batch", Amount.of(batch.livePlants()), Unit.EA, batch.area(), batch.serial(), null);
  }

  private void destroyHarvest(Harvest harvest) {
    Long area = harvest.flowerArea() == null ? Long.valueOf(harvest.area()) : harvest.flowerArea();
    destroy("harvest", harvest.left().sum(), Unit.GM, area, harvest.serial(), null);
  }

  private void destroy(
      String source, Amount qty, Unit uom, long area, @Nullable Long batch, @Nullable Long lot) {
    add(
        new ScheduleDisposal(
            rules, source, REASON, qty, uom, openArea(area), batch, null, lot, null, Stated.NONE));
  }

  /** Where it is; or where anything may be, if that was closed. */
  private long openArea(long area) {
    return stock.areas().stream()
        .map(Area::serial)
        .filter(each -> each == area)
        .findFirst()
        .or(() -> stock.areas().stream().map(Area::serial).findFirst())
        .orElse(area);
  }

  private void add(Command command) {
    add(order.concerned(), command);
  }

  private void add(LicenseeId owner, Command command) {
    Licensee found = Objects.requireNonNull(owners.get(owner));
    var actor = new Actor(owner, official, found.prefix(rules.jurisdiction().identifierPrefix()));
    acts.add(new UnderOrder(order.serial(), order.concerned(), actor, command));
  }
}
