package perennial.laboratory;

import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Reasons;
import perennial.journal.Actor;
import perennial.journal.Command;
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
    return sample.fated(
        objections,
        SampleFate.Fate.DESTROYED,
        null,
        method.strip(),
        from -> sample.taken(deciding, from, Account.WASTE, Reasons.DISPOSAL));
  }
}
