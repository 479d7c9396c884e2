package perennial.laboratory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.licensing.Objections;

/**
 * A laboratory says that what is left of a sample goes back to its client. It leaves by a transfer,
 * as all goods do; until then it stays in hand.
 *
 * @param lot serial of the sample in the laboratory's hands
 */
public record ReturnSample(@Nullable Long lot) implements Command {
  @Override
  public String act() {
    return "sample.return";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    SampleInHand.prefetch(actor, lot, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    SampleInHand sample = SampleInHand.of(deciding, lot);
    Objections objections = sample.objectionsUnlessKept(lot, deciding.moments().recordedAt());
    return sample.fated(objections, SampleFate.Fate.RETURNED, null, "", from -> List.of());
  }
}
