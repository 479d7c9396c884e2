package perennial.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.BreachRecorded;
import perennial.inventory.Breaches;
import perennial.inventory.Lot;
import perennial.inventory.Reasons;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Unit;
import perennial.licensing.Objections;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;
import perennial.rulebook.WaitingPeriod;

/**
 * A laboratory destroyed what was left of a sample (WAC 314-55-097). Whether it had to wait after
 * its notice, and what becomes of it where it did not, is a rule (WAC 314-55-083(4)(f) of 2014).
 *
 * @param lot serial of the sample in the laboratory's hands
 * @param method how it was made unusable
 */
public record DestroySample(@Nullable Long lot, String method, RulePack rules) implements Command {
  /** What rules call the wait between a laboratory's notice and the destruction of a sample. */
  static final String HOLD = "sample-hold";

  @Override
  public String act() {
    return "sample.destroy";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    SampleInHand.prefetch(actor, lot, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    SampleInHand sample = SampleInHand.of(deciding, lot);
    Instant now = deciding.moments().recordedAt();
    Permission waited = waited(sample, now);
    Objections objections =
        sample
            .objectionsUnlessKept(lot, now)
            .require("method", method, SampleInHand.Reason.METHOD_MISSING)
            .atMost("method", method, SampleInHand.NOTE_MAX, SampleInHand.Reason.TEXT_TOO_LONG);
    if (sample.lot() != null && waited instanceof Permission.Denied(String law, String sentence)) {
      objections.addIf(true, "sample", SampleInHand.Reason.HOLD_NOT_OVER, cited(sentence, law));
    }
    return sample.fated(
        objections,
        SampleFate.Fate.DESTROYED,
        null,
        method.strip(),
        from -> destroyed(deciding, sample, from, waited));
  }

  private Permission waited(SampleInHand sample, Instant now) {
    Instant announced = sample.announcedAt();
    return rules
        .findInForce(now)
        .flatMap(set -> set.findWaitingPeriod(HOLD))
        .filter(wait -> announced == null || now.isBefore(announced.plus(wait.length())))
        .map(WaitingPeriod::early)
        .orElseGet(Permission.Allowed::new);
  }

  private static List<Event> destroyed(
      Deciding deciding, SampleInHand sample, Lot from, Permission waited) {
    var events = new ArrayList<>(sample.taken(deciding, from, Account.WASTE, Reasons.DISPOSAL));
    if (waited instanceof Permission.AllowedWithWarning(String law, String sentence)) {
      events.add(
          new BreachRecorded(
              from.licenseeId(),
              from.ref(),
              Breaches.HOLD_NOT_KEPT,
              cited(sentence, law),
              Amount.ZERO,
              Unit.GM));
    }
    return events;
  }

  private static String cited(String sentence, String citation) {
    return sentence + " (" + citation + ")";
  }
}
