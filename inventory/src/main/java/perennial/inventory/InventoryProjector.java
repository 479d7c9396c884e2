package perennial.inventory;

import static perennial.inventory.Inventory.ADJUSTMENT;
import static perennial.inventory.Inventory.BALANCE;
import static perennial.inventory.Inventory.BREACH;
import static perennial.inventory.Inventory.DISPOSAL;
import static perennial.inventory.Inventory.LOT;
import static perennial.inventory.Inventory.LOT_SOURCE;
import static perennial.inventory.Inventory.POSTING;
import static perennial.inventory.Inventory.PRODUCTION_BATCH;
import static perennial.inventory.Inventory.PRODUCT_TYPE;
import static perennial.inventory.Inventory.TESTED;
import static perennial.inventory.Inventory.WAIVED_LOT;
import static perennial.inventory.Inventory.WAIVER;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import perennial.cultivation.CultivationEvent.HarvestCured;
import perennial.cultivation.CultivationEvent.PlantsHarvested;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;
import perennial.licensing.LicensingEvent.ReportedWhileSuspended;

/** Folds inventory's events into its rows. */
final class InventoryProjector implements Projector {
  /** Postings that follow from a harvest's events are numbered after those that commands state. */
  private static final int HARVESTED = Posted.POSTINGS_MAX;

  private static final int CURED = HARVESTED + 10;

  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    switch (event) {
      case InventoryEvent own -> applyOwn(own, occasion, rows);
      case PlantsHarvested cut -> post(HarvestPostings.of(cut), HARVESTED, occasion, rows);
      case HarvestCured cured -> post(HarvestPostings.of(cured), CURED, occasion, rows);
      case ReportedWhileSuspended e -> rows.create(BREACH, breach(e, occasion));
      default -> {
        // What else happens to plants and harvests moves no mass of its own.
      }
    }
  }

  private static void applyOwn(InventoryEvent event, Occasion occasion, Rows rows) {
    switch (event) {
      case ProductTypeDeclared e -> rows.create(PRODUCT_TYPE, CatalogueFold.declared(e, occasion));
      case ProductTypeChanged e ->
          rows.change(
              PRODUCT_TYPE,
              type -> CatalogueFold.changed(type, e, occasion),
              e.licenseeId(),
              e.serial());
      case ProductTypeWithdrawn e ->
          rows.change(
              PRODUCT_TYPE,
              type -> CatalogueFold.withdrawn(type, occasion),
              e.licenseeId(),
              e.serial());
      case ProductionBatchOpened e ->
          rows.create(PRODUCTION_BATCH, CatalogueFold.opened(e, occasion));
      case ProductionBatchChanged e ->
          rows.change(
              PRODUCTION_BATCH,
              batch -> CatalogueFold.changed(batch, e, occasion),
              e.licenseeId(),
              e.serial());
      case ProductionBatchDeleted e ->
          rows.change(
              PRODUCTION_BATCH,
              batch -> CatalogueFold.deleted(batch, occasion),
              e.licenseeId(),
              e.serial());
      case LotCreated e -> rows.create(LOT, LotFold.created(e, occasion));
      case LotChanged e ->
          changeLot(rows, e.licenseeId(), e.lot(), lot -> LotFold.changed(lot, e, occasion));
      case LotDeleted e ->
          changeLot(rows, e.licenseeId(), e.lot(), lot -> LotFold.deleted(lot, occasion));
      case LotPortionLeft e ->
          changeLot(rows, e.licenseeId(), e.lot(), lot -> LotFold.portionLeft(lot, e, occasion));
      case LotsConverted e ->
          sources(e.licenseeId(), e.lot(), e.sources(), e.unaltered(), occasion, rows);
      case Posted e -> post(e.postings(), 0, occasion, rows);
      case QuantityAdjusted e -> rows.create(ADJUSTMENT, adjustment(e, occasion));
      case DisposalScheduled e -> {
        rows.create(DISPOSAL, DisposalFold.scheduled(e, occasion));
        sources(e.licenseeId(), e.wasteLot(), e.sources(), false, occasion, rows);
      }
      case DisposalChanged e ->
          changeDisposal(
              rows, e.licenseeId(), e.serial(), d -> DisposalFold.changed(d, e, occasion));
      case DisposalCompleted e ->
          changeDisposal(
              rows, e.licenseeId(), e.serial(), d -> DisposalFold.completed(d, e, occasion));
      case DisposalCancelled e ->
          changeDisposal(
              rows, e.licenseeId(), e.serial(), d -> DisposalFold.cancelled(d, occasion));
      case ResultAttached e -> attach(e, occasion, rows);
      case LotRemediated e -> remediate(e, occasion, rows);
      case ResultJudged e ->
          e.lots()
              .forEach(lot ->
                  rows.change(TESTED, t -> judged(t, e.judged(), occasion), lot, e.result()));
      case ResultAmended e ->
          e.lots().forEach(lot -> rows.change(TESTED, t -> amended(t, occasion), lot, e.result()));
      case ResultVoided e ->
          e.lots().forEach(lot -> rows.change(TESTED, t -> voided(t, occasion), lot, e.result()));
      case BreachRecorded e -> rows.create(BREACH, breach(e, occasion));
      case WaiverOrdered e -> rows.create(WAIVER, WaiverFold.ordered(e, occasion));
      case WaiverGranted e ->
          changeWaiver(rows, e.waiver(), w -> w.granted(occasion.user(), occasion.recordedAt()));
      case WaiverEnded e ->
          changeWaiver(
              rows, e.waiver(), w -> w.ended(occasion.user(), occasion.recordedAt(), e.reason()));
      case LotWaived e -> rows.create(WAIVED_LOT, WaiverFold.waived(e, occasion));
    }
  }

  private static void changeLot(
      Rows rows, LicenseeId licensee, long lot, UnaryOperator<Lot> change) {
    rows.change(LOT, change, licensee, lot);
  }

  private static void changeWaiver(Rows rows, long serial, UnaryOperator<Waiver> change) {
    rows.change(WAIVER, change, LicenseeId.REGISTRY, serial);
  }

  private static void changeDisposal(
      Rows rows, LicenseeId licensee, long serial, UnaryOperator<Disposal> change) {
    rows.change(DISPOSAL, change, licensee, serial);
  }

  private static void sources(
      LicenseeId licensee,
      long lot,
      List<LotsConverted.Source> sources,
      boolean unaltered,
      Occasion occasion,
      Rows rows) {
    for (LotsConverted.Source source : sources) {
      rows.create(
          LOT_SOURCE,
          new LotSource(
              licensee,
              lot,
              source.lot(),
              source.quantity(),
              source.uom(),
              unaltered,
              occasion.recordedAt()));
    }
  }

  private static void post(List<Posting> postings, int from, Occasion occasion, Rows rows) {
    for (int n = 0; n < postings.size(); n++) {
      Posting posting = postings.get(n);
      if (posting.amount().isZero()) {
        continue;
      }
      ObjectRef object = posting.object();
      rows.create(
          POSTING,
          new PostingRow(
              posting.licensee(),
              occasion.entryId(),
              from + n,
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
              null,
              null,
              null));
    }
  }

  private static void remediate(LotRemediated e, Occasion occasion, Rows rows) {
    changeLot(rows, e.licenseeId(), e.lot(), lot -> LotFold.remediated(lot, e, occasion));
    for (LotRemediated.Ended each : e.results()) {
      if (each.attached()) {
        rows.change(TESTED, t -> ended(t, e.portion(), occasion), e.lot(), each.result());
      } else {
        rows.create(TESTED, ended(each, e, occasion));
      }
    }
  }

  /** What held by descent is noted on the lot, as ended: it tells of no portion. */
  private static Tested ended(LotRemediated.Ended each, LotRemediated e, Occasion occasion) {
    return new Tested(
        each.laboratory(),
        e.lot(),
        e.portion(),
        each.result(),
        each.resultId(),
        TestStatus.FAILED,
        false,
        false,
        false,
        occasion.recordedAt(),
        occasion.recordedAt(),
        null,
        null,
        e.portion());
  }

  private static Tested ended(Tested t, long portion, Occasion occasion) {
    return t.with(t.judged(), occasion.recordedAt(), t.voidedAt(), t.amendedAt(), portion);
  }

  private static Tested judged(Tested t, ResultAttached.Judged judged, Occasion occasion) {
    return t.with(judged, occasion.recordedAt(), t.voidedAt(), t.amendedAt(), t.endedBy());
  }

  private static Tested voided(Tested t, Occasion occasion) {
    Instant now = occasion.recordedAt();
    return t.with(t.judged(), now, now, t.amendedAt(), t.endedBy());
  }

  private static Tested amended(Tested t, Occasion occasion) {
    Instant now = occasion.recordedAt();
    return t.with(t.judged(), now, t.voidedAt(), now, t.endedBy());
  }

  private static Breach breach(ReportedWhileSuspended e, Occasion occasion) {
    return new Breach(
        e.licenseeId(),
        occasion.entryId(),
        e.object().kind(),
        e.object().serial(),
        Breaches.LICENSE_SUSPENDED,
        e.text(),
        Amount.ZERO,
        Unit.GM,
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
