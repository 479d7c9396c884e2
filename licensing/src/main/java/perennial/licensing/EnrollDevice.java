package perennial.licensing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Index;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.PeopleEvent.DeviceEnrolled;

/**
 * An administrator names a device of the own licensee and its public key. A device that lost its
 * key is ended and enrolled anew.
 *
 * @param publicKey Ed25519, 64 lower-case hexadecimal digits
 */
public record EnrollDevice(String name, String publicKey) implements Command {
  /** Whatever ever had a key; a key is one device's. */
  static final Index<Device> OF_KEY =
      new Index<>(Licensing.DEVICE, List.of("publicKey"), Index.LIMIT_DEFAULT);

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  /** Why a device is not enrolled, besides {@link Administrators.Reason}. */
  public enum Reason implements Refusal.Reason {
    NAME_MISSING,
    NAME_TOO_LONG,
    NAME_TAKEN,
    KEY_MALFORMED,
    KEY_TAKEN
  }

  @Override
  public String act() {
    return "device.enroll";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    prefetch.row(Licensing.DEVICE, actor.licensee(), name, Dated.NOW);
    prefetch.list(OF_KEY, publicKey);
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseeId own = deciding.actor().licensee();
    Device present = deciding.state().find(Licensing.DEVICE, own, name, Dated.NOW);
    Objections objections = Administrators.objections(deciding);
    objections
        .require("name", name, Reason.NAME_MISSING)
        .atMost("name", name, Objections.NAME_MAX, Reason.NAME_TOO_LONG)
        .addIf(
            present != null && present.isPresent(),
            "name",
            Reason.NAME_TAKEN,
            "A device of this name is enrolled.")
        .addIf(
            !KEY.matcher(publicKey).matches(),
            "public_key",
            Reason.KEY_MALFORMED,
            "The public key is 64 hexadecimal digits.")
        .addIf(
            !deciding.state().list(OF_KEY, publicKey).isEmpty(),
            "public_key",
            Reason.KEY_TAKEN,
            "The key is or was a device's; make a new one.");
    return objections.isEmpty()
        ? Outcome.accepted(
            new ObjectRef(Licensing.LICENSEE_KIND, own.value()),
            List.of(new DeviceEnrolled(own, name, publicKey)))
        : objections.refused();
  }
}
