package perennial.licensing;

import java.util.List;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.KeyRevoked;

/** Makes a key worthless for good, from the next call on; a repetition changes nothing. */
public record RevokeKey(String digest) implements Command {

  /** Why a key is not revoked. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    KEY_UNKNOWN
  }

  @Override
  public String act() {
    return "key.revoke";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    ApiKey key = deciding.state().find(Licensing.API_KEY, digest, Dated.NOW);
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .reference("digest", digest, key != null, Reason.KEY_UNKNOWN);
    if (!objections.isEmpty() || key == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        new ObjectRef(Licensing.USER_KIND, key.userSerial()),
        key.opensAt(deciding.moments().recordedAt())
            ? List.of(new KeyRevoked(key.userSerial(), digest))
            : List.of());
  }
}
