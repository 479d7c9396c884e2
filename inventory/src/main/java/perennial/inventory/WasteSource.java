package perennial.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CultivationEvent.PlantsDestroyed;
import perennial.cultivation.Harvest;
import perennial.cultivation.Harvests;
import perennial.cultivation.Plant;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.Taken;
import perennial.cultivation.Weights;
import perennial.inventory.ScheduleDisposal.Reason;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Objections;

/** What becomes waste, found and checked, and how it leaves what it was. */
sealed interface WasteSource {
  /** Grams of each material that a harvest's waste holds, in the lot of waste. */
  String FLOWER = "waste_of_flower";

  String OTHER = "waste_of_other_material";

  /** Set where the harvest was wet when it gave them. */
  String WET = "waste_was_wet";

  /** Lots, with what is taken of each. */
  record OfLots(List<Taking> takings, boolean isWasteItself, @Nullable Long fromBatch)
      implements WasteSource {}

  /** A portion of a lot. */
  record Taking(Lot lot, Amount qty) {}

  /** Plants, all of which are destroyed; without any, their trimmings. */
  record OfPlants(@Nullable Long fromBatch, List<Plant> plants, Account account)
      implements WasteSource {}

  /** Material of a harvest that is not in lots, wet or cured; and portions of its lots. */
  record OfHarvest(Harvest harvest, Weights weights, List<Taking> takings) implements WasteSource {}

  static WasteSource ofLot(State state, Lot lot, Amount qty, Unit uom, Objections objections) {
    if (Stock.awaitsDisposal(state, lot)) {
      objections.add("inventory_id", Reason.LOT_AWAITS_DISPOSAL, Stock.WASTE_IS_DISPOSED);
    }
    objections.addIf(
        uom != lot.uom(),
        "uom",
        Reason.UOM_NOT_OF_GOODS,
        "This inventory is measured in %s.".formatted(lot.uom().wire()));
    Stock.requireAvailable(objections, "qty", state, lot, qty, Reason.NOT_SO_MUCH_AVAILABLE);
    boolean isAllWaste = Stock.isWaste(state, lot) && qty.equals(Stock.available(state, lot));
    return new OfLots(List.of(new Taking(lot, qty)), isAllWaste, lot.batch());
  }

  static WasteSource ofPlant(
      State state, Plant plant, Amount qty, Unit uom, Objections objections) {
    objections
        .addIf(
            !plant.isLive(),
            "plant_id",
            Reason.PLANT_NOT_GROWING,
            "This plant is not growing any more.")
        .addIf(
            uom == Unit.EA && !qty.equals(Amount.of(1)),
            "qty",
            Reason.QTY_WRONG,
            "One plant is 1 ea.");
    state.find(Cultivation.PLANT_BATCH, plant.licenseeId(), plant.batch());
    return new OfPlants(plant.batch(), List.of(plant), Account.ORIGIN);
  }

  static @Nullable WasteSource ofBatch(
      State state, Actor actor, AnyBatch batch, Amount qty, Unit uom, Objections objections) {
    if (batch instanceof AnyBatch.OfHarvest(var harvest)) {
      return ofHarvest(state, actor, harvest, qty, uom, objections);
    }
    List<Taking> takings = takings(state, actor, batch.serial(), qty, uom);
    Amount found = sum(takings);
    if (found.equals(qty)) {
      return new OfLots(takings, false, batch.serial());
    }
    return batch instanceof AnyBatch.OfPlants(var plants) && plants.type() == BatchType.PLANT
        ? ofPlantBatch(state, plants, qty, uom, objections)
        : tooMuch(objections, found, uom);
  }

  private static Amount sum(List<Taking> takings) {
    Amount sum = Amount.ZERO;
    for (Taking taking : takings) {
      sum = sum.plus(taking.qty());
    }
    return sum;
  }

  private static @Nullable WasteSource tooMuch(Objections objections, Amount found, Unit uom) {
    objections.add(
        "qty",
        Reason.NOT_SO_MUCH_AVAILABLE,
        "Only %s %s of the inventory of this batch are available.".formatted(found, uom.wire()));
    return null;
  }

  /** Takes from the oldest lots first, up to the quantity. */
  private static List<Taking> takings(State state, Actor actor, long batch, Amount qty, Unit uom) {
    List<Lot> lots =
        state.list(Inventory.LOTS_OF_BATCH, actor.licensee(), batch).stream()
            .filter(lot -> !lot.isDeleted() && lot.uom() == uom && !Stock.isWaste(state, lot))
            .sorted(Comparator.comparingLong(Lot::serial))
            .toList();
    var takings = new ArrayList<Taking>();
    Amount left = qty;
    for (Lot lot : lots) {
      Amount taken = left.min(Stock.available(state, lot));
      if (taken.isPositive()) {
        takings.add(new Taking(lot, taken));
        left = left.minus(taken);
      }
    }
    return takings;
  }

  /** First what is not in lots, other material before flower; then the oldest lots. */
  private static @Nullable WasteSource ofHarvest(
      State state, Actor actor, Harvest harvest, Amount qty, Unit uom, Objections objections) {
    if (uom != Unit.GM) {
      objections.add("uom", Reason.UOM_NOT_OF_GOODS, "A harvest batch is measured in gm.");
      return null;
    }
    Weights left = harvest.left();
    Amount loose = qty.min(left.sum());
    List<Taking> takings = takings(state, actor, harvest.serial(), qty.minus(loose), uom);
    Amount found = loose.plus(sum(takings));
    if (found.compareTo(qty) < 0) {
      return tooMuch(objections, found, uom);
    }
    if (loose.isZero()) {
      return new OfLots(takings, false, harvest.serial());
    }
    Amount other = loose.min(left.other());
    return new OfHarvest(harvest, new Weights(loose.minus(other), other), takings);
  }

  private static @Nullable WasteSource ofPlantBatch(
      State state, PlantBatch batch, Amount qty, Unit uom, Objections objections) {
    if (uom == Unit.GM) {
      return new OfPlants(batch.serial(), List.of(), Account.DECLARED);
    }
    if (!qty.equals(Amount.of(batch.livePlants()))) {
      objections.add(
          "qty",
          Reason.PLANTS_NOT_NAMED,
          "This batch has %d growing plants: dispose of all of them, or name each plant."
              .formatted(batch.livePlants()));
      return null;
    }
    List<Plant> live =
        state.list(Cultivation.PLANTS_OF_BATCH, batch.licenseeId(), batch.serial()).stream()
            .filter(Plant::isLive)
            .toList();
    return new OfPlants(batch.serial(), live, Account.ORIGIN);
  }

  /** What a cancellation must know and no row says. */
  default Stated remembered() {
    return this instanceof OfHarvest some
        ? Stated.of(
            Map.of(
                FLOWER,
                some.weights.flower().toDecimal(),
                OTHER,
                some.weights.other().toDecimal(),
                WET,
                !some.harvest.isCured()))
        : Stated.NONE;
  }

  default boolean isWasteItself() {
    return this instanceof OfLots lots && lots.isWasteItself;
  }

  default List<Lot> lots() {
    return this instanceof OfLots some
        ? some.takings.stream().map(Taking::lot).toList()
        : List.of();
  }

  /** What of which lots became the waste. */
  default List<LotsConverted.Source> portions() {
    List<Taking> portions =
        switch (this) {
          case OfLots some -> some.isWasteItself ? List.of() : some.takings;
          case OfHarvest some -> some.takings;
          case OfPlants some -> List.of();
        };
    return portions.stream()
        .map(t -> new LotsConverted.Source(t.lot().serial(), t.qty(), t.lot().uom()))
        .toList();
  }

  default @Nullable Long parent() {
    return lots().size() == 1 ? Long.valueOf(lots().getFirst().serial()) : null;
  }

  default @Nullable Long batch() {
    return switch (this) {
      case OfLots lots -> lots.fromBatch();
      case OfPlants plants -> plants.fromBatch();
      case OfHarvest harvest -> harvest.harvest().serial();
    };
  }

  /** The strain of it all, or null when it is not of one. */
  default @Nullable Long strain() {
    return switch (this) {
      case OfLots some -> some.takings.size() == 1 ? lots().getFirst().strain() : null;
      case OfPlants some -> some.plants.isEmpty() ? null : some.plants.getFirst().strain();
      case OfHarvest some -> some.harvest.strain();
    };
  }

  /** Moves it into the lot of waste, and says what else becomes of it. */
  default List<Event> leave(Command.Deciding deciding, Lot waste, Amount qty, Ledger ledger) {
    var events = new ArrayList<Event>();
    switch (this) {
      case OfLots some -> {
        if (!some.isWasteItself) {
          pass(some.takings, waste, ledger);
        }
      }
      case OfPlants some -> {
        if (!some.plants.isEmpty()) {
          events.add(new PlantsDestroyed(deciding.actor().licensee(), Taken.of(some.plants)));
        }
        ledger.bring(waste, some.account, qty, Reasons.DISPOSAL);
      }
      case OfHarvest some -> {
        events.add(loosen(some.harvest, some.weights, waste, !some.harvest.isCured(), ledger));
        pass(some.takings, waste, ledger);
      }
    }
    return events;
  }

  private static void pass(List<Taking> takings, Lot waste, Ledger ledger) {
    for (Taking taking : takings) {
      ledger.pass(taking.lot(), waste, taking.qty(), Reasons.DISPOSAL, Reasons.DISPOSAL);
    }
  }

  /**
   * Moves material of a harvest into a lot of waste, or back where the weights are negative.
   *
   * @return what that is to the harvest
   */
  static Event loosen(Harvest harvest, Weights weights, Lot waste, boolean isWet, Ledger ledger) {
    Amount grams = weights.sum();
    String reason = grams.isNegative() ? Reasons.VOID : Reasons.DISPOSAL;
    ledger
        .post(isWet ? HarvestPostings.wetOut(harvest, grams) : HarvestPostings.out(harvest, grams))
        .post(Posting.real(Account.AVAILABLE, waste, 0, grams, reason))
        .adjust(waste, grams, reason);
    return isWet ? Harvests.wetTaken(harvest, weights) : Harvests.finished(harvest, weights);
  }
}
