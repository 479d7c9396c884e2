package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CultivationEvent.PlantRegrown;
import perennial.cultivation.Harvest;
import perennial.cultivation.Plant;
import perennial.cultivation.PlantStage;
import perennial.cultivation.Weights;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Unit;
import perennial.licensing.Objections;

/**
 * Cancels a disposal while its waste is still there: everything goes back to what it was. A
 * repetition is accepted and changes nothing.
 *
 * @param disposal serial of the disposal, null when none was stated
 */
public record CancelDisposal(@Nullable Long disposal) implements Command {

  /** Why a disposal is not cancelled. */
  public enum Reason implements Refusal.Reason {
    DISPOSAL_UNKNOWN,
    ALREADY_DISPOSED,
    SOURCE_DELETED
  }

  @Override
  public String act() {
    return "disposal.cancel";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Disposal found =
        disposal == null
            ? null
            : state.find(Inventory.DISPOSAL, deciding.actor().licensee(), disposal);
    var objections =
        new Objections()
            .reference("global_id", disposal, found != null, Reason.DISPOSAL_UNKNOWN)
            .addIf(
                found != null && found.isDisposed(),
                "global_id",
                Reason.ALREADY_DISPOSED,
                "This disposal is done and may not be deleted.");
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    if (found.isCancelled()) {
      return Outcome.accepted(found.ref(), List.of());
    }
    var events = new ArrayList<Event>();
    var ledger = new Ledger(deciding);
    events.add(new DisposalCancelled(found.licenseeId(), found.serial()));
    if (!isOfWasteItself(found)) {
      restore(state, found, objections, ledger, events);
      events.add(new LotDeleted(found.licenseeId(), found.wasteLot()));
      events.add(new ProductionBatchDeleted(found.licenseeId(), found.wasteBatch()));
    }
    events.addAll(ledger.events());
    return objections.isEmpty() ? Outcome.accepted(found.ref(), events) : objections.refused();
  }

  private static boolean isOfWasteItself(Disposal found) {
    return Objects.equals(found.lot(), found.wasteLot());
  }

  private static void restore(
      State state, Disposal found, Objections objections, Ledger ledger, List<Event> events) {
    Lot waste =
        Objects.requireNonNull(state.find(Inventory.LOT, found.licenseeId(), found.wasteLot()));
    Amount left = Stock.available(state, waste);
    List<LotSource> sources =
        state.list(Inventory.SOURCES_OF_LOT, found.licenseeId(), waste.serial());
    sources.forEach(source -> giveBack(state, source, waste, objections, ledger));
    if (waste.stated().has(WasteSource.FLOWER)) {
      restoreHarvest(state, found, waste, ledger, events);
      return;
    }
    if (!sources.isEmpty()) {
      return;
    }
    switch (found.source()) {
      case INVENTORY -> throw new IllegalStateException("waste of a lot without its source");
      case PLANT -> {
        ledger.take(waste, Account.ORIGIN, left, Reasons.VOID);
        regrow(state, found, Objects.requireNonNull(found.plant()), events);
      }
      case DAILY_PLANT_WASTE -> ledger.take(waste, Account.DECLARED, left, Reasons.VOID);
      case BATCH -> restoreBatch(state, found, waste, left, ledger, events);
    }
  }

  private static void giveBack(
      State state, LotSource source, Lot waste, Objections objections, Ledger ledger) {
    Lot lot = state.find(Inventory.LOT, source.licenseeId(), source.source());
    if (lot == null || lot.isDeleted()) {
      objections.add(
          "global_id",
          Reason.SOURCE_DELETED,
          "The inventory that this disposal came from was deleted.");
    } else {
      ledger.pass(waste, lot, source.quantity(), Reasons.VOID, Reasons.VOID);
    }
  }

  private static void restoreHarvest(
      State state, Disposal found, Lot waste, Ledger ledger, List<Event> events) {
    Harvest harvest =
        Objects.requireNonNull(
            state.find(
                Cultivation.HARVEST, found.licenseeId(), Objects.requireNonNull(found.batch())));
    var weights =
        new Weights(
            grams(waste, WasteSource.FLOWER).negated(), grams(waste, WasteSource.OTHER).negated());
    boolean isWet = Boolean.TRUE.equals(waste.stated().get(WasteSource.WET));
    events.add(WasteSource.loosen(harvest, weights, waste, isWet, ledger));
  }

  private static void restoreBatch(
      State state, Disposal found, Lot waste, Amount left, Ledger ledger, List<Event> events) {
    if (found.uom() == Unit.GM) {
      ledger.take(waste, Account.DECLARED, left, Reasons.VOID);
    } else {
      ledger.take(waste, Account.ORIGIN, left, Reasons.VOID);
      regrowAll(state, found, events);
    }
  }

  private static Amount grams(Lot waste, String name) {
    return Amount.parse(waste.stated().text(name, "0"));
  }

  /** The plants that this disposal destroyed changed last when it was recorded. */
  private static void regrowAll(State state, Disposal found, List<Event> events) {
    for (Plant plant :
        state.list(
            Cultivation.PLANTS_OF_BATCH,
            found.licenseeId(),
            Objects.requireNonNull(found.batch()))) {
      if (plant.stage() == PlantStage.DESTROYED && plant.updatedAt().equals(found.createdAt())) {
        regrow(state, found, plant.serial(), events);
      }
    }
  }

  private static void regrow(State state, Disposal found, long serial, List<Event> events) {
    Plant plant = Objects.requireNonNull(state.find(Cultivation.PLANT, found.licenseeId(), serial));
    if (plant.stage() == PlantStage.DESTROYED && !plant.isDeleted()) {
      events.add(new PlantRegrown(found.licenseeId(), serial, plant.batch(), PlantStage.GROWING));
    }
  }
}
