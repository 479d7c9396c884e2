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
import perennial.licensing.LicensingEvent.KeyRevoked;

/**
 * Makes a key worthless from the next call on, by its holder or an administrator; a repetition
 * changes nothing.
 *
 * @param presented of the key that the call came with
 */
public record EndKey(String digest, String presented) implements Command {
  @Override
  public String act() {
    return "key.end";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    prefetch.row(Licensing.API_KEY, digest, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var own = new OwnKey(digest, presented);
    ApiKey key = own.find(deciding);
    Objections objections =
        own.isPresented() ? new Objections() : Administrators.objections(deciding);
    objections.reference("key", digest, key != null, OwnKey.Reason.KEY_UNKNOWN);
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
