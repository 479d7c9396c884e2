package perennial.licensing;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicenseEvent.LicenseOrderApproved;
import perennial.rulebook.RulePack;

/**
 * Approves another official's order, and does the act. It is decided on the state of now: what
 * stood in its way since the order was given refuses it.
 *
 * @param order its serial
 * @param licensee whom the order is about, as the door found it
 * @param former see {@link Claim}
 * @param isSandbox whether training codes pass
 */
public record ApproveOrder(
    long order, LicenseeId licensee, @Nullable LicenseeId former, RulePack rules, boolean isSandbox)
    implements Command {

  /** Why an order is not approved, besides what its act says. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    ORDER_UNKNOWN,
    ORDER_DECIDED,
    ORDER_VOID,
    SAME_OFFICIAL
  }

  @Override
  public String act() {
    return "license.approve-order";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Stream.concat(Stream.of(licensee), Claim.parties(former).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
    prefetch.row(Licensing.LICENSE_ORDER, LicenseeId.REGISTRY, order);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseOrder found = find(deciding, order, licensee);
    Objections objections = objections(deciding, found);
    if (found != null) {
      objections.addIf(
          found.orderedBy() == deciding.actor().user(),
          "order",
          Reason.SAME_OFFICIAL,
          "Whoever ordered it cannot approve it: that is another official's to do.");
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    Decision<Outcome> decision = Consequential.of(found, former, rules, isSandbox).decide(deciding);
    return decision instanceof Decision.Accepted<Outcome>(Outcome done)
        ? approved(found, done)
        : decision;
  }

  private Decision<Outcome> approved(LicenseOrder found, Outcome done) {
    var events = new ArrayList<Event>(done.events());
    events.add(new LicenseOrderApproved(licensee, order));
    return Outcome.accepted(found.ref(), events);
  }

  /** The order, if it is about that licensee. */
  static @Nullable LicenseOrder find(Deciding deciding, long order, LicenseeId licensee) {
    LicenseOrder found = deciding.state().find(Licensing.LICENSE_ORDER, LicenseeId.REGISTRY, order);
    return found != null && found.concerned().equals(licensee) ? found : null;
  }

  /** What stands in the way of any decision about an order. */
  static Objections objections(Deciding deciding, @Nullable LicenseOrder found) {
    return new Objections()
        .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
        .reference("order", "", found != null, Reason.ORDER_UNKNOWN)
        .addIf(
            found != null && found.status() != OrderStatus.PENDING,
            "order",
            Reason.ORDER_DECIDED,
            "The order was decided already.")
        .addIf(
            found != null
                && found.status() == OrderStatus.PENDING
                && !found.isPendingAt(deciding.moments().recordedAt()),
            "order",
            Reason.ORDER_VOID,
            "Nobody approved the order in time; it is void.");
  }
}
