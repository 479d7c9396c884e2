package perennial.inventory;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;

/**
 * Records that waste was destroyed. Before its hold is over that is refused (api.md 3.11); that it
 * is said to have happened before, although it is recorded after, is accepted and listed as a
 * breach. A repetition is accepted and changes nothing.
 *
 * @param disposal serial of the disposal, null when none was stated
 * @param disposedAt when it happened, null for now
 */
public record CompleteDisposal(
    RulePack rules, @Nullable Long disposal, @Nullable Instant disposedAt) implements Command {

  /** Times in texts are those of the wire. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mma", Locale.US);

  /** Why waste is not destroyed. */
  public enum Reason implements Refusal.Reason {
    DISPOSAL_UNKNOWN,
    DISPOSAL_CANCELLED,
    HOLD_NOT_OVER
  }

  @Override
  public String act() {
    return "disposal.complete";
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return disposedAt == null || disposedAt.isAfter(receivedAt) ? receivedAt : disposedAt;
  }

  @Override
  public boolean isReport() {
    return true;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (disposal != null) {
      prefetch.row(Inventory.DISPOSAL, actor.licensee(), disposal);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Disposal found =
        disposal == null
            ? null
            : deciding.state().find(Inventory.DISPOSAL, deciding.actor().licensee(), disposal);
    var objections =
        new Objections()
            .reference("global_id", disposal, found != null, Reason.DISPOSAL_UNKNOWN)
            .addIf(
                found != null && found.isCancelled(),
                "global_id",
                Reason.DISPOSAL_CANCELLED,
                "This disposal was deleted.");
    if (found != null && !found.isCancelled() && !found.isDisposed()) {
      holdIsOver(objections, found, deciding.moments().recordedAt());
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    var events = new ArrayList<Event>();
    if (!found.isDisposed()) {
      complete(deciding, found, events);
    }
    return Outcome.accepted(found.ref(), events);
  }

  private void holdIsOver(Objections objections, Disposal found, Instant now) {
    objections.addIf(
        now.isBefore(found.holdEndsAt()) && isDenied(found),
        "global_id",
        Reason.HOLD_NOT_OVER,
        "The hold of this disposal ends at %s; until then it may not be disposed of."
            .formatted(time(found.holdEndsAt())));
  }

  /** By the rule of the day of notice; a hold that no rule knows any more is kept. */
  private boolean isDenied(Disposal found) {
    return rules
        .findInForce(found.holdStartsAt())
        .flatMap(set -> set.findWaitingPeriod(ScheduleDisposal.HOLD))
        .map(wait -> wait.early() instanceof Permission.Denied)
        .orElse(true);
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(rules.jurisdiction().zone())).toLowerCase(Locale.ROOT);
  }

  private void complete(Deciding deciding, Disposal found, ArrayList<Event> events) {
    State state = deciding.state();
    Instant happened = deciding.moments().occurredAt();
    Lot waste =
        Objects.requireNonNull(state.find(Inventory.LOT, found.licenseeId(), found.wasteLot()));
    events.add(new DisposalCompleted(found.licenseeId(), found.serial(), happened));
    events.addAll(
        new Ledger(deciding)
            .take(waste, Account.WASTE, Stock.available(state, waste), Reasons.DISPOSAL)
            .events());
    boolean isHeld = deciding.moments().recordedAt().isBefore(found.holdEndsAt());
    if (isHeld || isTooEarly(found, happened)) {
      events.add(Breaches.holdNotKept(found));
    }
  }

  /** By the day: clients that state a day alone mean some time of it. */
  private boolean isTooEarly(Disposal found, Instant happened) {
    var zone = rules.jurisdiction().zone();
    return happened
        .atZone(zone)
        .toLocalDate()
        .isBefore(found.holdEndsAt().atZone(zone).toLocalDate());
  }
}
