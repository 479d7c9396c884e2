package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strains;
import perennial.identifiers.Aliases;
import perennial.identifiers.Identifiers;
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

/**
 * Declares a lot that has no origin in the registry: initial, legacy or otherwise (api.md 3.6.1).
 * It draws on the declared account, which is counted per licensee for the regulator.
 *
 * <p>The legacy id of initial inventory is another name of the lot, for ever.
 *
 * <p>Whatever unit a client states, the lot's is that of its product type.
 *
 * @param qty of the unit of the product type; zero is allowed
 * @param strain null for blends
 */
public record DeclareLot(
    @Nullable Long productType,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Long batch,
    @Nullable Amount qty,
    boolean medicallyCompliant,
    boolean initialInventory,
    @Nullable String externalId,
    @Nullable String legacyId,
    Stated stated)
    implements Command {

  /** Why a lot is not declared. */
  public enum Reason implements Refusal.Reason {
    PRODUCT_TYPE_UNKNOWN,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    BATCH_UNKNOWN,
    QTY_WRONG,
    EXTERNAL_ID_TOO_LONG,
    LEGACY_ID_TOO_LONG,
    LEGACY_ID_TAKEN
  }

  @Override
  public String act() {
    return "lot.create";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (productType != null) {
      prefetch.row(Inventory.PRODUCT_TYPE, actor.licensee(), productType);
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
    if (strain != null) {
      prefetch.row(Cultivation.STRAIN, actor.licensee(), strain);
    }
    AnyBatch.prefetch(prefetch, actor, batch);
    if (isAlias()) {
      String legacy = Objects.requireNonNull(legacyId);
      prefetch.row(Identifiers.ALIAS, Aliases.schemeOfLegacy(legacy), Inventory.LOT_KIND, legacy);
    }
  }

  /** Of other lots than initial inventory a legacy id is a remark that is kept. */
  private boolean isAlias() {
    return initialInventory && Texts.orNull(legacyId) != null;
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    ProductType type = Stock.findType(state, actor, productType);
    AnyBatch found = AnyBatch.find(state, actor, batch);
    boolean isOpen = Areas.isOpen(state, actor, area);
    var objections =
        new Objections()
            .reference("batch_id", batch, found != null, Reason.BATCH_UNKNOWN)
            .reference("area_id", area, isOpen, Reason.AREA_UNKNOWN)
            .reference("inventory_type_id", productType, type != null, Reason.PRODUCT_TYPE_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG)
            .atMost("legacy_id", legacyId, Aliases.VALUE_MAX, Reason.LEGACY_ID_TOO_LONG)
            .addIf(
                isAlias()
                    && Aliases.isTaken(state, Inventory.LOT_KIND, Objects.requireNonNull(legacyId)),
                "legacy_id",
                Reason.LEGACY_ID_TAKEN,
                "The legacy id has already been taken.");
    if (strain != null && !Strains.isUsable(state, actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    Unit unit = type == null ? null : type.uom();
    Amounts.requireNotNegative(objections, "qty", qty, unit, Reason.QTY_WRONG);
    if (!objections.isEmpty() || type == null || area == null || batch == null || qty == null) {
      return objections.refused();
    }
    return declared(deciding, type, area, batch, qty);
  }

  private Decision<Outcome> declared(
      Deciding deciding, ProductType type, long area, long batch, Amount qty) {
    var plan =
        LotPlan.of(deciding, type.serial(), type.uom(), LotOrigin.DECLARED)
            .in(area, batch)
            .strain(strain)
            .medicallyCompliant(medicallyCompliant)
            .initial(initialInventory, Texts.orNull(legacyId))
            .stated(Texts.orNull(externalId), stated);
    var events = new ArrayList<Event>();
    events.add(plan.created());
    if (isAlias()) {
      events.add(
          Aliases.legacy(
              deciding.actor().licensee(), plan.lot().ref(), Objects.requireNonNull(legacyId)));
    }
    events.addAll(
        new Ledger(deciding).bring(plan.lot(), Account.DECLARED, qty, Reasons.CREATE).events());
    return Outcome.made(plan.lot().ref(), events);
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return Stock.allStand(state, made);
  }
}
