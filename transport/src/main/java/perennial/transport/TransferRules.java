package perennial.transport;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import perennial.inventory.Asked;
import perennial.inventory.EventRules;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotOrigin;
import perennial.inventory.ProductType;
import perennial.inventory.Stock;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.Permission;
import perennial.rulebook.SampleLadder;

/**
 * What the rules say of a transfer besides who may send what to whom: how large a laboratory's
 * sample is, and how long goods wait before they leave.
 */
public final class TransferRules implements EventRules {
  /** The breach that a laboratory's sample is smaller than the lot asks for. */
  public static final String SAMPLE_SIZE = "sample-size";

  /** What rules call the wait before goods leave, and the breach of it. */
  public static final String QUARANTINE = "transfer-quarantine";

  @Override
  public void ask(List<Event> events, Asked asked) {
    for (Event event : events) {
      switch (event) {
        case TransferFiled e ->
            sampled(asked, new ObjectRef(Transport.TRANSFER_KIND, e.serial()), e.items());
        case TransferDeparted e -> waited(asked, e.serial());
        default -> {
          // Nothing is said of it here.
        }
      }
    }
  }

  private static void sampled(Asked asked, ObjectRef transfer, List<FiledItem> items) {
    for (int n = 0; n < items.size(); n++) {
      FiledItem item = items.get(n);
      Lot lot = asked.state().find(Inventory.LOT, asked.licensee(), item.lot());
      if (lot != null && item.isSample() && item.sampleType().equals(SampleTypes.LAB_SAMPLE)) {
        String field = Refusing.item(n, "qty");
        ProductType type = Stock.typeOf(asked.state(), lot);
        asked
            .rules()
            .findSampleLadder(type.intermediateType())
            .ifPresent(ladder ->
                asked.note(transfer, SAMPLE_SIZE, field, enough(asked, ladder, lot, item.qty())));
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

  private static void waited(Asked asked, long serial) {
    Transfer transfer = asked.state().find(Transport.TRANSFER, serial);
    Licensee receiver =
        transfer == null ? null : asked.state().find(Licensing.LICENSEE, transfer.toId());
    if (transfer == null || receiver == null) {
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
