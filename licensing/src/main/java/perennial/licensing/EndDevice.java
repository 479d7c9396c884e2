package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.PeopleEvent.DeviceEnded;

/** An administrator ends a device of the own licensee; a repetition changes nothing. */
public record EndDevice(String name) implements Command {

  /** Why a device is not ended, besides {@link Administrators.Reason}. */
  public enum Reason implements Refusal.Reason {
    DEVICE_UNKNOWN
  }

  @Override
  public String act() {
    return "device.end";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    prefetch.row(Licensing.DEVICE, actor.licensee(), name, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseeId own = deciding.actor().licensee();
    Device device = deciding.state().find(Licensing.DEVICE, own, name, Dated.NOW);
    Objections objections =
        Administrators.objections(deciding)
            .reference("name", name, device != null, Reason.DEVICE_UNKNOWN);
    if (!objections.isEmpty() || device == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        new ObjectRef(Licensing.LICENSEE_KIND, own.value()),
        device.isPresent() ? List.of(new DeviceEnded(own, name)) : List.of());
  }
}
