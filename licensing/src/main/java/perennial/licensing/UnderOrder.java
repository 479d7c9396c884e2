package perennial.licensing;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.CommandDecorator;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/**
 * What an official does in a licensee's place, because an approved order to wind down says so. It
 * is the licensee's own act in all but who did it: its refusals and its entries are the same, and
 * it stands in the same chain.
 *
 * @param order serial of the order
 * @param concerned whose stock is wound down
 * @param owner whose act it is: the concerned licensee's, or that of one who was to send it goods
 * @param command the act
 */
public record UnderOrder(long order, LicenseeId concerned, Actor owner, Command command)
    implements CommandDecorator {

  /** Why an act is not done under an order, besides its own reasons. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    ORDER_UNKNOWN,
    ORDER_NOT_APPROVED,
    LICENSE_IN_FORCE
  }

  @Override
  public String act() {
    return "stock.carry-out";
  }

  /** The rules that bind it are the official's: the licensee's would forbid what must be done. */
  @Override
  public String actNow(Deciding deciding) {
    return act();
  }

  @Override
  public Set<LicenseeId> parties() {
    var all = new HashSet<>(command.parties());
    all.add(concerned);
    all.add(owner.licensee());
    return Set.copyOf(all);
  }

  /** It is asked for now, whatever the act inside reports. */
  @Override
  public Instant occurredAt(Instant receivedAt) {
    return receivedAt;
  }

  @Override
  public boolean isReport() {
    return false;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, concerned, prefetch);
    prefetch.row(Licensing.LICENSE_ORDER, LicenseeId.REGISTRY, order);
    command.prefetch(owner, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseOrder found = ApproveOrder.find(deciding, order, concerned);
    License license = deciding.state().find(Licensing.LICENSE, concerned, Dated.NOW);
    var objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
            .reference("order", "", isToWindDown(found), Reason.ORDER_UNKNOWN)
            .addIf(
                found != null && found.status() != OrderStatus.APPROVED,
                "order",
                Reason.ORDER_NOT_APPROVED,
                "The order was not approved.")
            .addIf(
                license == null || !WindDown.isOver(license.status()),
                "status",
                Reason.LICENSE_IN_FORCE,
                "The license is in force again, and the order is over.");
    return objections.isEmpty()
        ? command.decide(
            new Deciding(owner, deciding.state(), deciding.moments(), deciding.minter()))
        : objections.refused();
  }

  private static boolean isToWindDown(@Nullable LicenseOrder order) {
    return order != null && order.act().equals(WindDown.ACT);
  }
}
