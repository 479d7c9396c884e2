package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicenseEvent.PremisesMoved;

/**
 * Moves a licensed place to another address. Areas, stock and labels go with it: they are the
 * licensee's, wherever that is.
 *
 * @param region the state or province that licensed places lie in, such as {@code WA}
 * @param since null for now
 */
public record MovePremises(
    LicenseeId licensee, Address address, String region, @Nullable Instant since)
    implements Command {

  /** Why premises are not moved, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    ADDRESS_MISSING,
    CITY_MISSING,
    OUT_OF_STATE,
    TEXT_TOO_LONG
  }

  @Override
  public String act() {
    return "license.move-premises";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
    prefetch.row(Licensing.PREMISES, licensee, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    Premises present = deciding.state().find(Licensing.PREMISES, licensee, Dated.NOW);
    var objections =
        on.objections(present == null ? null : present.validFrom())
            .require("address1", address.address1(), Reason.ADDRESS_MISSING)
            .require("city", address.city(), Reason.CITY_MISSING)
            .addAll(inState(address, region));
    for (String text :
        List.of(address.address1(), address.address2(), address.city(), address.postalCode())) {
      objections.atMost("address", text, Objections.NAME_MAX, Reason.TEXT_TOO_LONG);
    }
    return objections.isEmpty()
        ? Outcome.accepted(on.subject(), List.of(new PremisesMoved(licensee, address, on.from())))
        : objections.refused();
  }

  /** A licensed place lies in the state that licenses it. */
  static List<Refusal> inState(Address address, String region) {
    return address.stateCode().equals(region)
        ? List.of()
        : List.of(
            Refusal.of(
                "state_code",
                Reason.OUT_OF_STATE,
                "A licensed place lies in " + region + ", not in '" + address.stateCode() + "'."));
  }
}
