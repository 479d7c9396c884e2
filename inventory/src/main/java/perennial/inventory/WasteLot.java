package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.rulebook.RulePack;

/**
 * A lot of waste and the production batch that it stands in, of which it is the only lot. Waste
 * that was weighed is in grams; things that were counted stay counted until they are destroyed.
 *
 * @param lot as its creation makes it, still empty
 */
record WasteLot(Lot lot, long batch) {

  /**
   * Adds the events of their making.
   *
   * @param unit of the goods or of the stated weight
   * @param stated what the waste is of, for a cancellation; else nothing
   * @param parent serial of the lot that it comes from, if it is one
   */
  static WasteLot make(
      Command.Deciding deciding,
      RulePack rules,
      Unit unit,
      long area,
      @Nullable Long strain,
      @Nullable Long parent,
      Stated stated,
      List<Event> events) {
    AutomaticTypes.Made type = AutomaticTypes.waste(deciding, rules, events);
    long batch = deciding.minter().next(Inventory.BATCH_KIND);
    events.add(
        new ProductionBatchOpened(
            deciding.actor().licensee(),
            batch,
            deciding.actor().prefix(),
            ProductionBatch.Form.WASTE,
            area,
            strain,
            null,
            Stated.NONE));
    LotPlan plan =
        LotPlan.of(deciding, type.serial(), unit, LotOrigin.WASTE)
            .in(area, batch)
            .strain(strain)
            .parent(parent)
            .stated(null, stated);
    events.add(plan.created());
    return new WasteLot(plan.lot(), batch);
  }
}
