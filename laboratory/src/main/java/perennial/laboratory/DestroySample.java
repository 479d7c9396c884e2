package perennial.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Ledger;
import perennial.inventory.Reasons;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.licensing.Objections;

/**
 * A laboratory destroyed what was left of a sample (WAC 314-55-097).
 *
 * @param lot serial of the sample in the laboratory's hands
 * @param method how it was made unusable
 */
public record DestroySample(@Nullable Long lot, String method) implements Command {
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
    Objections objections =
        sample
            .objectionsUnlessKept(lot, deciding.moments().recordedAt())
            .require("method", method, SampleInHand.Reason.METHOD_MISSING)
            .atMost("method", method, SampleInHand.NOTE_MAX, SampleInHand.Reason.TEXT_TOO_LONG);
    if (!objections.isEmpty() || sample.lot() == null) {
      return objections.refused();
    }
    var events = new ArrayList<Event>();
    events.add(
        new SampleFated(
            sample.lot().licenseeId(),
            sample.lot().serial(),
            SampleFate.Fate.DESTROYED,
            sample.left(),
            null,
            method.strip()));
    events.addAll(
        new Ledger(deciding)
            .take(sample.lot(), Account.WASTE, sample.left(), Reasons.DISPOSAL)
            .events());
    return Outcome.accepted(sample.lot().ref(), List.copyOf(events));
  }
}
