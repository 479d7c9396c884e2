package perennial.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Plant;
import perennial.cultivation.Plants;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Owned;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.WaitingPeriod;

/**
 * Schedules a destruction: goods or plants become waste at once, and wait for as long as the rules
 * demand before they may be destroyed (api.md 3.11).
 *
 * <ul>
 *   <li>Of a lot, the quantity leaves it for a lot of waste.
 *   <li>Of a batch, it leaves the batch's lots, the oldest first; where a batch of plants has none,
 *       all its plants are destroyed, or their trimmings weighed; a harvest, wet or cured, gives
 *       first of what is not in lots.
 *   <li>A plant is destroyed, and counted or weighed.
 *   <li>Daily plant waste has no other source than the declaration.
 * </ul>
 *
 * @param source in the wire's words
 * @param reason in the wire's words; any of the sources' is accepted for any
 * @param qty in the unit stated, which must be the goods'
 * @param uom null when none that is known was stated
 * @param area where the waste waits
 */
public record ScheduleDisposal(
    RulePack rules,
    @Nullable String source,
    @Nullable String reason,
    @Nullable Amount qty,
    @Nullable Unit uom,
    @Nullable Long area,
    @Nullable Long batch,
    @Nullable Long plant,
    @Nullable Long lot,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Name of the rule that waste waits. */
  static final String HOLD = "disposal-hold";

  /** Why a disposal is not scheduled. */
  public enum Reason implements Refusal.Reason {
    SOURCE_MISSING,
    SOURCE_UNKNOWN,
    REASON_MISSING,
    REASON_UNKNOWN,
    QTY_WRONG,
    UOM_WRONG,
    UOM_NOT_OF_GOODS,
    AREA_UNKNOWN,
    LOT_UNKNOWN,
    LOT_AWAITS_DISPOSAL,
    BATCH_UNKNOWN,
    PLANT_UNKNOWN,
    PLANT_NOT_GROWING,
    NOT_SO_MUCH_AVAILABLE,
    PLANTS_NOT_NAMED,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "disposal.schedule";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
      prefetch.list(Inventory.DISPOSALS_OF_WASTE, actor.licensee(), lot);
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
    AnyBatch.prefetch(prefetch, actor, batch);
    prefetch.list(Inventory.AUTOMATIC_TYPES, actor.licensee(), ProductType.WASTE);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Actor actor = deciding.actor();
    Optional<Disposal.Source> from = Disposal.Source.read(source == null ? "" : source);
    boolean isOpen = Areas.isOpen(deciding.state(), actor, area);
    var objections =
        new Objections()
            .reference("source", Texts.orNull(source), from.isPresent(), Reason.SOURCE_UNKNOWN)
            .reference(
                "reason",
                Texts.orNull(reason),
                DisposalReasons.isKnown(reason),
                Reason.REASON_UNKNOWN)
            .reference("area_id", area, isOpen, Reason.AREA_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (uom == null) {
      objections.invalid("uom", Reason.UOM_WRONG);
    }
    Amounts.requirePositive(objections, "qty", qty, uom, Reason.QTY_WRONG);
    WasteSource found = from.isEmpty() ? null : sourceOf(from.get(), deciding, objections);
    if (!objections.isEmpty() || found == null || area == null) {
      return objections.refused();
    }
    return scheduled(deciding, from.get(), found, area);
  }

  private @Nullable WasteSource sourceOf(
      Disposal.Source from, Deciding deciding, Objections objections) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    return switch (from) {
      case INVENTORY -> {
        Lot found = Stock.find(state, actor, lot);
        objections.reference("inventory_id", lot, found != null, Reason.LOT_UNKNOWN);
        yield found == null || qty == null || uom == null
            ? null
            : WasteSource.ofLot(state, found, qty, uom, objections);
      }
      case BATCH -> {
        AnyBatch found = AnyBatch.find(state, actor, batch);
        objections.reference("batch_id", batch, found != null, Reason.BATCH_UNKNOWN);
        yield found == null || qty == null || uom == null
            ? null
            : WasteSource.ofBatch(state, actor, found, qty, uom, objections);
      }
      case PLANT -> {
        Plant found = Plants.find(state, actor, plant);
        objections.reference("plant_id", plant, found != null, Reason.PLANT_UNKNOWN);
        yield found == null || qty == null || uom == null
            ? null
            : WasteSource.ofPlant(state, found, qty, uom, objections);
      }
      case DAILY_PLANT_WASTE -> new WasteSource.OfPlants(null, List.of(), Account.DECLARED);
    };
  }

  private Decision<Outcome> scheduled(
      Deciding deciding, Disposal.Source from, WasteSource found, long waits) {
    var events = new ArrayList<Event>();
    var ledger = new Ledger(deciding);
    Amount amount = Objects.requireNonNull(qty);
    Unit unit = Objects.requireNonNull(uom);
    WasteLot waste = wasteOf(deciding, found, unit, waits, events);
    events.addAll(found.leave(deciding, waste.lot(), amount, ledger));
    ObjectRef made = deciding.minter().mint(Inventory.DISPOSAL_KIND);
    Instant now = deciding.moments().recordedAt();
    Optional<RuleSet> inForce = rules.findInForce(now);
    Duration hold =
        inForce
            .flatMap(set -> set.findWaitingPeriod(HOLD))
            .map(WaitingPeriod::length)
            .orElse(Duration.ZERO);
    events.add(
        new DisposalScheduled(
            deciding.actor().licensee(),
            made.serial(),
            deciding.actor().prefix(),
            from,
            Objects.requireNonNull(reason),
            amount,
            unit,
            waits,
            batchOf(from, found),
            from == Disposal.Source.PLANT ? plant : null,
            from == Disposal.Source.INVENTORY ? lot : null,
            found.portions(),
            waste.lot().serial(),
            waste.batch(),
            now,
            now.plus(hold),
            inForce.map(set -> set.version().toString()).orElse(""),
            Texts.orNull(externalId),
            stated));
    events.addAll(ledger.events());
    return Outcome.made(made, events);
  }

  private @Nullable Long batchOf(Disposal.Source from, WasteSource found) {
    return from == Disposal.Source.BATCH ? batch : found.batch();
  }

  private WasteLot wasteOf(
      Deciding deciding, WasteSource found, Unit unit, long waits, List<Event> events) {
    return found.isWasteItself()
        ? new WasteLot(found.lots().getFirst(), found.lots().getFirst().batch())
        : WasteLot.make(
            deciding,
            rules,
            unit,
            waits,
            found.strain(),
            found.parent(),
            found.remembered(),
            events);
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Inventory.DISPOSAL, ref))
        .allMatch(found -> found != null && !found.isCancelled());
  }
}
