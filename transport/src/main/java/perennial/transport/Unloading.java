package perennial.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPlan;
import perennial.inventory.Posting;
import perennial.inventory.ProductType;
import perennial.inventory.ProductTypeDeclared;
import perennial.inventory.ProductionBatch;
import perennial.inventory.ProductionBatchOpened;
import perennial.inventory.TestLink;
import perennial.inventory.TestPath;
import perennial.journal.Command.Deciding;
import perennial.journal.Event;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.licensing.Directory;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;

/**
 * Makes of received items the receiver's own lots, each in a batch of its own and of the receiver's
 * product type, and moves what came out of transit into them.
 */
final class Unloading {
  static final String RECEIVED_SHORT = "received_short";

  /** Where a batch keeps what its plants or goods grew from, as LeafData names it. */
  static final String ORIGIN = "origin";

  /** Facts of a lot that go with the goods. */
  private static final Set<String> KEPT =
      Set.of(
          "additives",
          "inventory_created_at",
          "inventory_expires_at",
          "inventory_packaged_at",
          "last_harvest_stage",
          "marijuana_type",
          "net_weight",
          "packed_qty",
          "propagation_source",
          "serving_num",
          "serving_size",
          "total_marijuana_in_grams");

  private final Deciding deciding;
  private final State state;
  private final Transfer transfer;
  private final LicenseeId receiver;
  private final boolean isLab;
  private final Ledger ledger;
  private final List<Event> events = new ArrayList<>();
  private final List<TransferReceived.Received> received = new ArrayList<>();
  private final Map<Long, Long> copies = new HashMap<>();

  Unloading(Deciding deciding, Transfer transfer) {
    this.deciding = deciding;
    this.state = deciding.state();
    this.transfer = transfer;
    this.receiver = deciding.actor().licensee();
    this.ledger = new Ledger(deciding);
    Licensee licensee = state.find(Licensing.LICENSEE, receiver);
    this.isLab = licensee != null && licensee.type().equals(ShippingRules.LAB);
  }

  List<Event> unload(List<ReceivedItem> answers, Map<Long, TransferItem> sent) {
    state.fetch(
        Inventory.LOT,
        sent.values().stream()
            .map(item -> List.<Object>of(transfer.fromId(), item.lot()))
            .toList());
    for (ReceivedItem answer : answers) {
      TransferItem item = Objects.requireNonNull(sent.get(answer.item()));
      Amount qty = Objects.requireNonNull(answer.qty());
      if (qty.isZero()) {
        received.add(
            new TransferReceived.Received(item.serial(), qty, null, null, null, null, null));
      } else {
        accept(answer, item, qty);
      }
    }
    var all = new ArrayList<Event>();
    all.add(new TransferReceived(transfer.serial(), deciding.moments().occurredAt(), received));
    all.addAll(events);
    all.addAll(ledger.events());
    return all;
  }

  private void accept(ReceivedItem answer, TransferItem item, Amount qty) {
    Lot sent = Objects.requireNonNull(state.find(Inventory.LOT, transfer.fromId(), item.lot()));
    long area = Objects.requireNonNull(answer.area());
    long type = answer.productType() == null ? copyOfType(item) : answer.productType();
    long batch = openBatch(item, area, answer.strain());
    var link = new TestLink(sent.serial(), item.portion());
    LotPlan plan =
        LotPlan.of(deciding, type, sent.uom(), LotOrigin.RECEIPT)
            .in(area, batch)
            .strain(answer.strain())
            .tested(sent.testPath().through(link))
            .sampleOf(isLab && item.isLabSample() ? sampleOf(item, sent, link) : null)
            .tradeSample(item.tradeSample())
            .medicallyCompliant(sent.medicallyCompliant())
            .from(
                Refusing.name(state, sent.ref()), Directory.globalId(transfer.fromId()).toString())
            .stated(null, kept(sent));
    events.add(plan.created());
    post(item, sent, plan.lot(), qty);
    received.add(
        new TransferReceived.Received(
            item.serial(), qty, plan.lot().serial(), batch, area, answer.strain(), type));
  }

  private void post(TransferItem item, Lot sent, Lot lot, Amount qty) {
    Amount shortfall = item.qty().minus(qty);
    String reason = DepartTransfer.TRANSFER;
    ledger
        .post(
            Posting.real(Account.IN_TRANSIT, sent, transfer.serial(), item.qty().negated(), reason))
        .post(Posting.real(Account.AVAILABLE, lot, 0, qty, reason))
        .post(Posting.against(Account.DISCREPANCY, sent, shortfall, RECEIVED_SHORT))
        .adjust(lot, qty, reason);
  }

  /** The receiver's copy of the sender's type: an earlier one, or a new one. */
  private long copyOfType(TransferItem item) {
    return copies.computeIfAbsent(
        item.productType(),
        original -> {
          Optional<ProductType> earlier =
              state.list(Inventory.COPIES_OF_TYPE, receiver, original).stream()
                  .filter(copy -> !copy.isWithdrawn() && copy.uom() == item.uom())
                  .findFirst();
          if (earlier.isPresent()) {
            return earlier.get().serial();
          }
          ProductType type =
              Objects.requireNonNull(
                  state.find(Inventory.PRODUCT_TYPE, transfer.fromId(), original));
          ProductTypeDeclared copy =
              type.copyFor(
                  receiver,
                  deciding.minter().next(Inventory.PRODUCT_TYPE_KIND),
                  deciding.actor().prefix());
          events.add(copy);
          return copy.serial();
        });
  }

  private long openBatch(TransferItem item, long area, @Nullable Long strain) {
    long batch = deciding.minter().next(Inventory.BATCH_KIND);
    String origin = originOf(item.batch());
    events.add(
        new ProductionBatchOpened(
            receiver,
            batch,
            deciding.actor().prefix(),
            ProductionBatch.Form.INTERMEDIATE_END_PRODUCT,
            area,
            strain,
            null,
            origin.isEmpty() ? Stated.NONE : Stated.of(Map.of(ORIGIN, origin))));
    return batch;
  }

  /** What the sender's batch grew from: the old system lost it at every receipt. */
  private String originOf(long batch) {
    LicenseeId sender = transfer.fromId();
    var plants = state.find(Cultivation.PLANT_BATCH, sender, batch);
    if (plants != null) {
      return word(plants.origin());
    }
    var harvest = state.find(Cultivation.HARVEST, sender, batch);
    if (harvest != null) {
      return word(harvest.origin());
    }
    var goods = state.find(Inventory.PRODUCTION_BATCH, sender, batch);
    return goods == null ? "" : goods.stated().text(ORIGIN, "");
  }

  private static String word(perennial.cultivation.Origin origin) {
    return origin.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What a laboratory's result of this sample is a result of. */
  private static TestPath sampleOf(TransferItem item, Lot sent, TestLink link) {
    var links = new ArrayList<TestLink>();
    links.add(link);
    if (item.wholeSplit()) {
      sent.testPath().chains().stream()
          .map(List::getFirst)
          .filter(first -> sent.parent() != null && first.lot() == sent.parent())
          .distinct()
          .forEach(links::add);
    }
    return new TestPath(List.of(links));
  }

  private static Stated kept(Lot sent) {
    var kept = new LinkedHashMap<String, @Nullable Object>();
    sent.stated()
        .asMap()
        .forEach((name, value) -> {
          if (KEPT.contains(name)) {
            kept.put(name, value);
          }
        });
    return Stated.of(kept);
  }
}
