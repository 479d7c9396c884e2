package perennial.inventory;

import static perennial.inventory.Inventory.ADJUSTMENT;
import static perennial.inventory.Inventory.BALANCE;
import static perennial.inventory.Inventory.BREACH;
import static perennial.inventory.Inventory.LOT;
import static perennial.inventory.Inventory.POSTING;
import static perennial.inventory.Inventory.TESTED;

import java.util.List;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;

/** Folds inventory's events into its rows. */
final class InventoryProjector implements Projector {
  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    if (event instanceof InventoryEvent own) {
      applyOwn(own, occasion, rows);
    }
  }

  private static void applyOwn(InventoryEvent event, Occasion occasion, Rows rows) {
    switch (event) {
      case LotCreated e -> rows.create(LOT, lot(e, occasion));
      case LotPortionLeft e ->
          rows.change(
              LOT, lot -> LotFold.portionLeft(lot, e, occasion), e.licenseeId(), e.lot());
      case Posted e -> post(e.postings(), occasion, rows);
      case QuantityAdjusted e -> rows.create(ADJUSTMENT, adjustment(e, occasion));
      case ResultAttached e -> attach(e, occasion, rows);
      case ResultJudged e ->
          e.lots()
              .forEach(
                  lot ->
                      rows.change(
                          TESTED, t -> judged(t, e.judged(), occasion), lot, e.result()));
      case ResultVoided e ->
          e.lots()
              .forEach(lot -> rows.change(TESTED, t -> voided(t, occasion), lot, e.result()));
      case BreachRecorded e -> rows.create(BREACH, breach(e, occasion));
    }
  }

  private static Lot lot(LotCreated e, Occasion occasion) {
    return new Lot(
        e.licenseeId(),
        e.serial(),
        e.productType(),
        e.area(),
        e.strain(),
        e.batch(),
        e.uom(),
        e.origin(),
        e.parent(),
        0,
        TestPath.parse(e.testPath()),
        e.sampleOf() == null ? null : TestPath.parse(e.sampleOf()),
        e.medicallyCompliant(),
        e.initialInventory(),
        e.sampleOf() != null,
        e.externalId(),
        e.legacyId(),
        e.originalId(),
        e.supplierId(),
        e.stated(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  static void post(List<Posting> postings, Occasion occasion, Rows rows) {
    for (int n = 0; n < postings.size(); n++) {
      Posting posting = postings.get(n);
      ObjectRef object = posting.object();
      rows.create(
          POSTING,
          new PostingRow(
              posting.licensee(),
              occasion.entryId(),
              n,
              posting.account(),
              object == null ? null : object.kind(),
              object == null ? null : object.serial(),
              posting.transfer(),
              posting.unit(),
              posting.amount(),
              posting.reason()));
      if (posting.account().isReal() && object != null) {
        var empty =
            new Balance(
                posting.licensee(),
                object.kind(),
                object.serial(),
                posting.account(),
                posting.transfer(),
                posting.unit(),
                Amount.ZERO);
        rows.merge(BALANCE, empty, balance -> balance.plus(posting.amount()));
      }
    }
  }

  private static Adjustment adjustment(QuantityAdjusted e, Occasion occasion) {
    return new Adjustment(
        e.licenseeId(),
        e.serial(),
        e.lot(),
        e.delta(),
        e.uom(),
        e.reason(),
        e.memo(),
        e.externalId(),
        e.adjustedAt(),
        occasion.user(),
        e.adjustedBy(),
        occasion.recordedAt());
  }

  private static void attach(ResultAttached e, Occasion occasion, Rows rows) {
    ResultAttached.Judged judged = e.judged();
    for (TestLink portion : e.portions()) {
      rows.create(
          TESTED,
          new Tested(
              e.licenseeId(),
              portion.lot(),
              portion.portion(),
              e.result(),
              e.resultId(),
              judged.status(),
              judged.highThc(),
              judged.highCbd(),
              judged.generalUse(),
              occasion.recordedAt(),
              occasion.recordedAt(),
              null));
    }
  }

  private static Tested judged(Tested t, ResultAttached.Judged judged, Occasion occasion) {
    return new Tested(
        t.licenseeId(),
        t.lot(),
        t.portion(),
        t.result(),
        t.resultId(),
        judged.status(),
        judged.highThc(),
        judged.highCbd(),
        judged.generalUse(),
        t.createdAt(),
        occasion.recordedAt(),
        t.voidedAt());
  }

  private static Tested voided(Tested t, Occasion occasion) {
    return new Tested(
        t.licenseeId(),
        t.lot(),
        t.portion(),
        t.result(),
        t.resultId(),
        t.status(),
        t.highThc(),
        t.highCbd(),
        t.generalUse(),
        t.createdAt(),
        occasion.recordedAt(),
        occasion.recordedAt());
  }

  private static Breach breach(BreachRecorded e, Occasion occasion) {
    return new Breach(
        e.licenseeId(),
        occasion.entryId(),
        e.object().kind(),
        e.object().serial(),
        e.code(),
        e.text(),
        e.excess(),
        e.unit(),
        occasion.recordedAt());
  }
}
