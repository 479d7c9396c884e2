package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.cultivation.AreaUse;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Area;
import perennial.licensing.CloseArea;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;

/**
 * Closes an area in which nothing stands: no plants, no harvest, no stock. The rest is {@link
 * CloseArea}'s to decide.
 *
 * @param area serial of the area, null when none was stated
 */
public record VacateArea(@Nullable Long area) implements Command {

  /** Why an area is not closed. */
  public enum Reason implements Refusal.Reason {
    PLANTS_OR_HARVESTS_THERE,
    STOCK_THERE
  }

  @Override
  public String act() {
    return "area.close";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    new CloseArea(area).prefetch(actor, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    LicenseeId owner = deciding.actor().licensee();
    Area found = area == null ? null : state.find(Licensing.AREA, owner, area);
    if (found != null && found.isOpen()) {
      var objections =
          new Objections()
              .addIf(
                  AreaUse.isUsed(state, owner, found.serial()),
                  "global_id",
                  Reason.PLANTS_OR_HARVESTS_THERE,
                  AreaUse.TEXT)
              .addIf(
                  Stock.isAnyLeft(state, Inventory.LOTS_IN_AREA, owner, found.serial()),
                  "global_id",
                  Reason.STOCK_THERE,
                  "This area has active inventory associated and may not be deleted.");
      if (!objections.isEmpty()) {
        return objections.refused();
      }
    }
    return new CloseArea(area).decide(deciding);
  }
}
