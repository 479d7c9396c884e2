package perennial.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.AreaOpened;

/**
 * Opens an area: a room or zone that goods and plants stand in. Names need not differ, as on the
 * old system.
 *
 * @param quarantine null counts as an area for no hold
 */
public record OpenArea(
    @Nullable String name, @Nullable Boolean quarantine, @Nullable String externalId)
    implements Command {

  /** Why an area is not opened. */
  public enum Reason implements Refusal.Reason {
    NAME_MISSING,
    NAME_TOO_LONG,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "area.open";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var objections =
        new Objections()
            .require("name", name, Reason.NAME_MISSING)
            .atMost("name", name, Objections.NAME_MAX, Reason.NAME_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (!objections.isEmpty() || name == null) {
      return objections.refused();
    }
    ObjectRef area = deciding.minter().mint(Licensing.AREA_KIND);
    return Outcome.made(
        area,
        List.of(
            new AreaOpened(
                deciding.actor().licensee(),
                area.serial(),
                deciding.actor().prefix(),
                name,
                quarantine != null && quarantine,
                externalId == null ? "" : externalId)));
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Licensing.AREA, ref))
        .allMatch(area -> area != null && area.isOpen());
  }
}
