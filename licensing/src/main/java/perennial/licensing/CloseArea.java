package perennial.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.AreaClosed;

/**
 * Closes an area for good. A repetition is accepted and changes nothing.
 *
 * <p>That nothing stands in the area is for the rooms above to see to, which know plants and lots:
 * their command asks this one last.
 */
public record CloseArea(@Nullable Long area) implements Command {

  /** Why an area is not closed. */
  public enum Reason implements Refusal.Reason {
    AREA_UNKNOWN
  }

  @Override
  public String act() {
    return "area.close";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Area found =
        area == null
            ? null
            : deciding.state().find(Licensing.AREA, deciding.actor().licensee(), area);
    if (found == null) {
      return new Objections().reference("global_id", area, false, Reason.AREA_UNKNOWN).refused();
    }
    return Outcome.accepted(
        found.ref(),
        found.isOpen() ? List.of(new AreaClosed(found.licenseeId(), found.serial())) : List.of());
  }
}
