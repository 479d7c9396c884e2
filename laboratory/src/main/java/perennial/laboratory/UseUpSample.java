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
 * A laboratory used up what was left of a sample in testing.
 *
 * @param lot serial of the sample in the laboratory's hands
 */
public record UseUpSample(@Nullable Long lot) implements Command {
  @Override
  public String act() {
    return "sample.use-up";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    SampleInHand.prefetch(actor, lot, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    SampleInHand sample = SampleInHand.of(deciding, lot);
    Objections objections = sample.objectionsUnlessKept(lot, deciding.moments().recordedAt());
    return sample.fated(
        objections,
        SampleFate.Fate.USED_UP,
        null,
        "",
        from -> sample.taken(deciding, from, Account.SAMPLE_USED, Reasons.TESTED));
  }
}
