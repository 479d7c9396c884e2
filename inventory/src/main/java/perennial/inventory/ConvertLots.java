package perennial.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Strains;
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
 * Turns portions of lots into one new lot, and waste: packing, lotting, blending, extraction,
 * infusion (api.md 3.6.5). The new lot stands in a new production batch, unless one lot was only
 * repacked as what it was. Unaltered goods keep the results of all that went in; altered ones need
 * new ones.
 *
 * @param sources the portions; one lot that is named twice counts with the sum
 * @param productType serial of what is made
 * @param strain null takes that of the sources, if they are of one
 * @param qty of what is made, in the unit of its product type, whatever unit was stated
 * @param waste grams; null is none
 * @param unaltered null counts as altered
 */
public record ConvertLots(
    RulePack rules,
    List<Source> sources,
    @Nullable Long productType,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Amount qty,
    @Nullable Amount waste,
    @Nullable Boolean unaltered,
    @Nullable Boolean medicallyCompliant,
    @Nullable LocalDate startedOn,
    @Nullable LocalDate finishedOn,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Lots of one blend. */
  public static final int SOURCES_MAX = 500;

  /** A portion of a lot that goes in. */
  public record Source(@Nullable Long lot, @Nullable Amount qty) {}

  /** Why lots are not converted; that masses do not balance is a {@link MassBalance.Reason}. */
  public enum Reason implements Refusal.Reason {
    SOURCES_MISSING,
    TOO_MANY_SOURCES,
    LOT_UNKNOWN,
    SOURCE_IS_WASTE,
    SOURCE_QTY_WRONG,
    NOT_SO_MUCH_AVAILABLE,
    PRODUCT_TYPE_UNKNOWN,
    PRODUCT_IS_WASTE,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    QTY_WRONG,
    WASTE_WRONG,
    MEDICALLY_COMPLIANT_MISSING,
    DATES_REVERSED,
    TOO_MANY_TESTED_SOURCES,
    EXTERNAL_ID_TOO_LONG
  }

  /** A lot that is there, with all that is taken of it. */
  private record Portion(Lot lot, ProductType type, Amount qty) {}

  @Override
  public String act() {
    return "lot.convert";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (sources.size() <= SOURCES_MAX) {
      for (Source source : sources) {
        if (source.lot() != null) {
          Ledger.prefetch(prefetch, actor.licensee(), source.lot());
        }
      }
    }
    if (productType != null) {
      prefetch.row(Inventory.PRODUCT_TYPE, actor.licensee(), productType);
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    ProductType type = Stock.findType(state, actor, productType);
    Objections objections = plainObjections(state, actor, type);
    List<Portion> portions = portions(objections, state, actor);
    if (!objections.isEmpty() || type == null || area == null || qty == null) {
      return objections.refused();
    }
    MassBalance balance = balance(portions, type);
    balance.require(objections);
    testsFit(objections, portions);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    return converted(deciding, portions, type, area, balance);
  }

  private Objections plainObjections(State state, Actor actor, @Nullable ProductType type) {
    boolean isOpen = Areas.isOpen(state, actor, area);
    var objections =
        new Objections()
            .reference("inventory_type_id", productType, type != null, Reason.PRODUCT_TYPE_UNKNOWN)
            .reference("area_id", area, isOpen, Reason.AREA_UNKNOWN)
            .addIf(
                type != null && type.isWaste(),
                "inventory_type_id",
                Reason.PRODUCT_IS_WASTE,
                "Waste of a conversion is stated as qty_waste_total.")
            .addIf(
                medicallyCompliant == null,
                "medically_compliant",
                Reason.MEDICALLY_COMPLIANT_MISSING,
                "You must submit a valid value for medically_compliant")
            .addIf(
                startedOn != null && finishedOn != null && finishedOn.isBefore(startedOn),
                "finished_at",
                Reason.DATES_REVERSED,
                "The finished at must be a date after or equal to started at.")
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (strain != null && !Strains.isUsable(state, actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    Amounts.requirePositive(
        objections, "qty", qty, type == null ? null : type.uom(), Reason.QTY_WRONG);
    Amounts.requireNotNegative(objections, "qty_waste_total", wasted(), null, Reason.WASTE_WRONG);
    return objections;
  }

  private Amount wasted() {
    return Objects.requireNonNullElse(waste, Amount.ZERO);
  }

  private List<Portion> portions(Objections objections, State state, Actor actor) {
    if (sources.isEmpty()) {
      objections.require("inventories", null, Reason.SOURCES_MISSING);
      return List.of();
    }
    if (sources.size() > SOURCES_MAX) {
      objections.add(
          "inventories",
          Reason.TOO_MANY_SOURCES,
          "The inventories may not have more than %d items.".formatted(SOURCES_MAX));
      return List.of();
    }
    var byLot = new LinkedHashMap<Long, Portion>();
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      String field = "inventories." + i;
      Lot lot = Stock.find(state, actor, source.lot());
      objections.reference(
          field + ".from_inventory_id", source.lot(), lot != null, Reason.LOT_UNKNOWN);
      Amounts.requirePositive(
          objections,
          field + ".qty",
          source.qty(),
          lot == null ? null : lot.uom(),
          Reason.SOURCE_QTY_WRONG);
      if (lot != null && source.qty() != null) {
        add(byLot, state, lot, source.qty());
        mayBeTaken(objections, field, state, Objects.requireNonNull(byLot.get(lot.serial())));
      }
    }
    return List.copyOf(byLot.values());
  }

  private static void add(Map<Long, Portion> byLot, State state, Lot lot, Amount qty) {
    byLot.merge(
        lot.serial(),
        new Portion(lot, Stock.typeOf(state, lot), qty),
        (one, more) -> new Portion(one.lot(), one.type(), one.qty().plus(more.qty())));
  }

  private static void mayBeTaken(
      Objections objections, String field, State state, Portion portion) {
    objections.addIf(
        Stock.isWaste(state, portion.lot()),
        field + ".from_inventory_id",
        Reason.SOURCE_IS_WASTE,
        Stock.WASTE_IS_DISPOSED);
    Stock.requireAvailable(
        objections,
        field + ".qty",
        state,
        portion.lot(),
        portion.qty(),
        Reason.NOT_SO_MUCH_AVAILABLE);
  }

  private MassBalance balance(List<Portion> portions, ProductType type) {
    return new MassBalance(
        portions.stream().map(p -> new MassBalance.Input(p.type(), p.qty())).toList(),
        type,
        Objects.requireNonNull(qty),
        wasted());
  }

  private boolean isUnaltered() {
    return unaltered != null && unaltered;
  }

  private void testsFit(Objections objections, List<Portion> portions) {
    if (!isUnaltered()) {
      return;
    }
    boolean canGrow = portions.stream().allMatch(p -> p.lot().testPath().canGrow());
    objections.addIf(!canGrow, "inventories", Reason.TOO_MANY_TESTED_SOURCES, TestPath.TOO_LONG);
    long chains =
        portions.stream().mapToLong(p -> Math.max(1, p.lot().testPath().chains().size())).sum();
    objections.addIf(
        chains > TestPath.CHAINS_MAX,
        "inventories",
        Reason.TOO_MANY_TESTED_SOURCES,
        "A blend that keeps its results may have at most %d tested sources."
            .formatted(TestPath.CHAINS_MAX));
  }

  private Decision<Outcome> converted(
      Deciding deciding,
      List<Portion> portions,
      ProductType type,
      long toArea,
      MassBalance balance) {
    var events = new ArrayList<Event>();
    Long ofStrain = strain == null ? commonStrain(portions) : strain;
    long batch = batch(deciding, portions, type, toArea, ofStrain, events);
    LotPlan plan =
        LotPlan.of(deciding, type.serial(), type.uom(), LotOrigin.CONVERSION)
            .in(toArea, batch)
            .strain(ofStrain)
            .tested(isUnaltered() ? blend(portions) : TestPath.ORIGIN)
            .medicallyCompliant(medicallyCompliant != null && medicallyCompliant)
            .stated(Texts.orNull(externalId), stated);
    events.add(plan.created());
    var ledger = new Ledger(deciding);
    for (Portion portion : portions) {
      Lot lot = portion.lot();
      events.add(
          new LotPortionLeft(lot.licenseeId(), lot.serial(), lot.nextPortion().portion(), false));
      ledger.take(lot, Account.CONVERSION, portion.qty(), Reasons.CONVERSION);
    }
    ledger.bring(plan.lot(), Account.CONVERSION, Objects.requireNonNull(qty), Reasons.CONVERSION);
    Long wasteLot = null;
    if (wasted().isPositive()) {
      WasteLot made =
          WasteLot.make(deciding, rules, Unit.GM, toArea, ofStrain, null, Stated.NONE, events);
      wasteLot = made.lot().serial();
      ledger.bring(made.lot(), Account.CONVERSION, wasted(), Reasons.CONVERSION);
    }
    events.add(said(portions, plan.lot(), wasteLot, balance));
    events.addAll(ledger.events());
    return Outcome.made(plan.lot().ref(), events);
  }

  private LotsConverted said(
      List<Portion> portions, Lot lot, @Nullable Long wasteLot, MassBalance balance) {
    return new LotsConverted(
        lot.licenseeId(),
        lot.serial(),
        portions.stream()
            .map(p -> new LotsConverted.Source(p.lot().serial(), p.qty(), p.lot().uom()))
            .toList(),
        Objects.requireNonNull(qty),
        lot.uom(),
        wasteLot,
        wasted(),
        balance.massIn(),
        balance.massOut(),
        isUnaltered(),
        startedOn,
        finishedOn);
  }

  private static long batch(
      Deciding deciding,
      List<Portion> portions,
      ProductType type,
      long area,
      @Nullable Long strain,
      List<Event> events) {
    Lot first = portions.getFirst().lot();
    if (portions.size() == 1 && first.productType() == type.serial()) {
      return first.batch();
    }
    long batch = deciding.minter().next(Inventory.BATCH_KIND);
    events.add(
        new ProductionBatchOpened(
            deciding.actor().licensee(),
            batch,
            deciding.actor().prefix(),
            ProductionBatch.Form.INTERMEDIATE_END_PRODUCT,
            area,
            strain,
            null,
            Stated.NONE));
    return batch;
  }

  private static TestPath blend(List<Portion> portions) {
    return TestPath.blend(
        portions.stream().map(p -> p.lot().testPath().through(p.lot().nextPortion())).toList());
  }

  private static @Nullable Long commonStrain(List<Portion> portions) {
    var strains = portions.stream().map(p -> p.lot().strain()).collect(Collectors.toSet());
    return strains.size() == 1 ? strains.iterator().next() : null;
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return Stock.allStand(state, made);
  }
}
