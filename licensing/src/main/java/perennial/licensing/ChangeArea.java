package perennial.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.AreaChanged;

/**
 * Renames an area, or changes what it is for. What is null stays as it is.
 *
 * @param area serial of the area, null when none was stated
 */
public record ChangeArea(
    @Nullable Long area,
    @Nullable String name,
    @Nullable Boolean quarantine,
    @Nullable String externalId)
    implements Command {

  /** Why an area is not changed. */
  public enum Reason implements Refusal.Reason {
    AREA_UNKNOWN,
    NAME_MISSING,
    NAME_TOO_LONG,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "area.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Area found = Areas.findOpen(deciding.state(), deciding.actor(), area);
    var objections =
        new Objections()
            .reference("global_id", area, found != null, Reason.AREA_UNKNOWN)
            .atMost("name", name, Objections.NAME_MAX, Reason.NAME_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (name != null) {
      objections.require("name", name, Reason.NAME_MISSING);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    var subject = found.ref();
    var change =
        new AreaChanged(
            found.licenseeId(),
            found.serial(),
            Changes.changed(name, found.name()),
            Changes.changed(quarantine, found.quarantine()),
            Changes.changed(externalId, found.externalId()));
    boolean isChanged =
        change.name() != null || change.quarantine() != null || change.externalId() != null;
    return Outcome.accepted(subject, isChanged ? List.of(change) : List.of());
  }
}
