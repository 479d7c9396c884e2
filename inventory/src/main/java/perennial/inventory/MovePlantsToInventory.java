package perennial.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CultivationEvent.PlantsPackaged;
import perennial.cultivation.Plant;
import perennial.cultivation.Plants;
import perennial.cultivation.Strain;
import perennial.cultivation.Strains;
import perennial.cultivation.Taken;
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
import perennial.rulebook.RulePack;

/**
 * Makes growing plants of one strain into a lot of whole plants, so that they can be sold or sent
 * (api.md 3.5.2).
 *
 * @param plants serials; one that is named twice counts once
 * @param productType what the lot is of; null takes the strain's type of mature plants, which the
 *     registry makes if there is none yet
 */
public record MovePlantsToInventory(
    RulePack rules,
    List<Long> plants,
    @Nullable Long productType,
    @Nullable Long area,
    @Nullable String externalId,
    Stated stated)
    implements Command {
  public MovePlantsToInventory {
    plants = plants.stream().distinct().toList();
  }

  /** Why plants are not moved. */
  public enum Reason implements Refusal.Reason {
    PLANTS_MISSING,
    TOO_MANY_PLANTS,
    PLANTS_UNKNOWN,
    PLANTS_NOT_GROWING,
    STRAINS_DIFFER,
    STRAIN_WITHDRAWN,
    PRODUCT_TYPE_UNKNOWN,
    PRODUCT_TYPE_NOT_COUNTED,
    AREA_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "plant.to-inventory";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (plants.size() <= Plants.OF_ONE_ACT_MAX) {
      plants.forEach(plant -> prefetch.row(Cultivation.PLANT, actor.licensee(), plant));
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    boolean isBounded = plants.size() <= Plants.OF_ONE_ACT_MAX;
    List<Plant> found = isBounded ? Plants.load(state, actor.licensee(), plants) : List.of();
    Objections objections = objections(state, actor, found);
    Strain strain =
        found.isEmpty() ? null : Strains.findUsable(state, actor, found.getFirst().strain());
    objections.addIf(
        !found.isEmpty() && strain == null,
        "plant_ids",
        Reason.STRAIN_WITHDRAWN,
        "The strain of these plants was deleted; give them another first.");
    if (!objections.isEmpty() || area == null || strain == null) {
      return objections.refused();
    }
    Plants.loadBatches(state, actor.licensee(), found);
    return moved(deciding, found, strain, area);
  }

  private Objections objections(State state, Actor actor, List<Plant> found) {
    boolean isOpen = Areas.isOpen(state, actor, area);
    var objections =
        plantObjections(found)
            .reference("area_id", area, isOpen, Reason.AREA_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (productType != null) {
      ProductType type = Stock.findType(state, actor, productType);
      if (type == null) {
        objections.invalid("inventory_type_id", Reason.PRODUCT_TYPE_UNKNOWN);
      } else if (type.uom() != Unit.EA || type.isWaste()) {
        objections.add(
            "inventory_type_id",
            Reason.PRODUCT_TYPE_NOT_COUNTED,
            "Plants are counted in ea; the inventory type must be too.");
      }
    }
    return objections;
  }

  private Objections plantObjections(List<Plant> found) {
    var objections = new Objections();
    if (plants.isEmpty()) {
      return objections.require("plant_ids", null, Reason.PLANTS_MISSING);
    }
    if (plants.size() > Plants.OF_ONE_ACT_MAX) {
      return objections.add(
          "plant_ids",
          Reason.TOO_MANY_PLANTS,
          "The plant ids may not have more than " + Plants.OF_ONE_ACT_MAX + " items.");
    }
    var unknown = new HashSet<>(plants);
    found.forEach(plant -> unknown.remove(plant.serial()));
    var idle = found.stream().filter(plant -> !plant.isLive()).map(Plant::serial).toList();
    long strains = found.stream().mapToLong(Plant::strain).distinct().count();
    return objections
        .addIf(
            !unknown.isEmpty(),
            "plant_ids",
            Reason.PLANTS_UNKNOWN,
            Texts.listed("These plants are not yours: ", Cultivation.PLANT_KIND, unknown))
        .addIf(
            !idle.isEmpty(),
            "plant_ids",
            Reason.PLANTS_NOT_GROWING,
            Texts.listed("These plants are not growing: ", Cultivation.PLANT_KIND, idle))
        .addIf(
            strains > 1,
            "plant_ids",
            Reason.STRAINS_DIFFER,
            "The plants of one inventory must be of one strain.");
  }

  private Decision<Outcome> moved(
      Deciding deciding, List<Plant> found, Strain strain, long toArea) {
    var events = new ArrayList<Event>();
    long type =
        productType == null
            ? AutomaticTypes.maturePlant(deciding, rules, strain, events).serial()
            : productType;
    long batch = batch(deciding, found, strain, toArea, events);
    events.add(new PlantsPackaged(deciding.actor().licensee(), Taken.of(found)));
    LotPlan plan =
        LotPlan.of(deciding, type, Unit.EA, LotOrigin.PLANTS)
            .in(toArea, batch)
            .strain(strain.serial())
            .stated(Texts.orNull(externalId), stated);
    events.add(plan.created());
    events.addAll(
        new Ledger(deciding)
            .bring(plan.lot(), Account.ORIGIN, Amount.of(found.size()), Reasons.CREATE)
            .events());
    return Outcome.made(plan.lot().ref(), events);
  }

  /** The plants' own batch where they are of one, else a new one. */
  private static long batch(
      Deciding deciding, List<Plant> found, Strain strain, long area, List<Event> events) {
    if (found.stream().mapToLong(Plant::batch).distinct().count() == 1) {
      return found.getFirst().batch();
    }
    long batch = deciding.minter().next(Inventory.BATCH_KIND);
    events.add(
        new ProductionBatchOpened(
            deciding.actor().licensee(),
            batch,
            deciding.actor().prefix(),
            ProductionBatch.Form.INTERMEDIATE_END_PRODUCT,
            area,
            strain.serial(),
            null,
            Stated.NONE));
    return batch;
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return Stock.allStand(state, made);
  }
}
