package perennial.transport;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import perennial.inventory.Asked;
import perennial.inventory.Breach;
import perennial.inventory.EventRules;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotOrigin;
import perennial.inventory.ProductType;
import perennial.inventory.Stock;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.Permission;
import perennial.rulebook.SampleLadder;

/**
 * What the rules say of a transfer besides what refuses it: which cells of the matrix only warn,
 * how large a laboratory's sample is, and how long goods wait before they leave.
 */
public final class TransferRules implements EventRules {
  /** The breach that the matrix warns of goods from such a license to such another. */
  public static final String MATRIX = "transfer-matrix";

  /** The breach that a laboratory's sample is smaller than the lot asks for. */
  public static final String SAMPLE_SIZE = "sample-size";

  /** What rules call the wait before goods leave, and the breach of it. */
  public static final String QUARANTINE = "transfer-quarantine";

  @Override
  public void ask(List<Event> events, Asked asked) {
    for (Event event : events) {
      switch (event) {
        case TransferFiled e -> {
          ObjectRef transfer = refOf(e.serial());
          sampled(asked, transfer, e.items(), n -> Refusing.item(n, "qty"));
          addressed(asked, transfer, e.toId(), e.items(), List.of());
        }
        case TransferChanged e -> changed(asked, e);
        case TransferDeparted e -> departed(asked, e);
        default -> {
          // Nothing is said of it here.
        }
      }
    }
  }

  private static ObjectRef refOf(long serial) {
    return new ObjectRef(Transport.TRANSFER_KIND, serial);
  }

  /** Only of what the change touched: what stays as it was has been listed. */
  private static void changed(Asked asked, TransferChanged e) {
    var touched = new ArrayList<FiledItem>(e.added());
    touched.addAll(e.rewritten());
    // At which place an item was sent stands in neither list.
    sampled(asked, refOf(e.serial()), touched, _ -> Refusing.ITEMS);
    if (!e.readdressed().isEmpty()) {
      itemsOf(asked, e.serial()).stream()
          .filter(item -> e.readdressed().contains(item.serial()))
          .map(ItemFold::asFiled)
          .forEach(touched::add);
    }
    addressed(asked, refOf(e.serial()), e.toId(), touched, listed(asked, e.serial()));
  }

  /** Asked once more when goods leave: days may lie between, and rules. */
  private static void departed(Asked asked, TransferDeparted e) {
    Transfer transfer = asked.state().find(Transport.TRANSFER, e.serial());
    if (transfer != null) {
      waited(asked, transfer);
      addressed(
          asked,
          transfer.ref(),
          transfer.toId(),
          itemsOf(asked, e.serial()).stream().map(ItemFold::asFiled).toList(),
          listed(asked, e.serial()));
    }
  }

  private static List<TransferItem> itemsOf(Asked asked, long transfer) {
    return asked.state().list(Transport.ITEMS_OF_TRANSFER, transfer, false);
  }

  private static List<Breach> listed(Asked asked, long transfer) {
    return asked
        .state()
        .list(Inventory.BREACHES_OF_OBJECT, asked.licensee(), Transport.TRANSFER_KIND, transfer);
  }

  /**
   * What it denies was refused before; so only warnings are left to be listed, each once for a
   * transfer.
   */
  private static void addressed(
      Asked asked, ObjectRef transfer, LicenseeId to, List<FiledItem> items, List<Breach> listed) {
    Licensee receiver = asked.state().find(Licensing.LICENSEE, to);
    if (receiver == null) {
      return;
    }
    for (FiledItem item : items) {
      Lot lot = asked.state().find(Inventory.LOT, asked.licensee(), item.lot());
      if (lot != null) {
        String goods = Stock.typeOf(asked.state(), lot).intermediateType();
        asked.noteOnce(
            transfer,
            MATRIX,
            Refusing.ITEMS,
            TransferMatrix.answer(asked.rules(), item, lot, goods, asked.licenseType(), receiver),
            listed);
      }
    }
  }

  private static void sampled(
      Asked asked, ObjectRef transfer, List<FiledItem> items, IntFunction<String> field) {
    for (int n = 0; n < items.size(); n++) {
      FiledItem item = items.get(n);
      Lot lot = asked.state().find(Inventory.LOT, asked.licensee(), item.lot());
      if (lot != null && item.isSample() && item.sampleType().equals(SampleTypes.LAB_SAMPLE)) {
        String place = field.apply(n);
        ProductType type = Stock.typeOf(asked.state(), lot);
        asked
            .rules()
            .findSampleLadder(type.intermediateType())
            .ifPresent(ladder ->
                asked.note(transfer, SAMPLE_SIZE, place, enough(asked, ladder, lot, item.qty())));
      }
    }
  }

  private static Permission enough(Asked asked, SampleLadder ladder, Lot lot, Amount qty) {
    BigDecimal size = sampledFrom(asked, lot).toDecimal();
    int samples = ladder.samples(size).orElse(0);
    BigDecimal least = ladder.each().multiply(BigDecimal.valueOf(samples));
    return qty.toDecimal().compareTo(least) >= 0
        ? new Permission.Allowed()
        : Permission.against(
            ladder,
            "Of a lot of %s %s a laboratory takes at least %d times %s %s."
                .formatted(
                    size.stripTrailingZeros().toPlainString(),
                    ladder.unit(),
                    samples,
                    ladder.each().toPlainString(),
                    ladder.eachUnit()));
  }

  /** What there was to take of: a sample that was split off for it tells of the lot before. */
  private static Amount sampledFrom(Asked asked, Lot lot) {
    Long parent = lot.origin() == LotOrigin.SPLIT ? lot.parent() : null;
    Lot whole = parent == null ? null : asked.state().find(Inventory.LOT, asked.licensee(), parent);
    Amount own = Stock.available(asked.state(), lot);
    return whole == null ? own : own.plus(Stock.available(asked.state(), whole));
  }

  private static void waited(Asked asked, Transfer transfer) {
    Licensee receiver = asked.state().find(Licensing.LICENSEE, transfer.toId());
    if (receiver == null) {
      return;
    }
    Instant now = asked.deciding().moments().recordedAt();
    asked
        .rules()
        .findWaitingPeriod(QUARANTINE)
        .filter(wait -> wait.isBetween(asked.licenseType(), receiver.type()))
        .filter(wait -> now.isBefore(transfer.createdAt().plus(wait.length())))
        .ifPresent(wait -> asked.note(transfer.ref(), QUARANTINE, Refusing.ID, wait.early()));
  }
}
