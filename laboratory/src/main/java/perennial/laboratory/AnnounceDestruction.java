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
 * A laboratory gives notice that it will destroy what is left of a sample. How long it waits then
 * is a rule: {@link DestroySample#HOLD}.
 *
 * @param lot serial of the sample in the laboratory's hands
 */
public record AnnounceDestruction(@Nullable Long lot) implements Command {
  @Override
  public String act() {
    return "sample.announce-destruction";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    SampleInHand.prefetch(actor, lot, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    SampleInHand sample = SampleInHand.of(deciding, lot);
    Objections objections = sample.objectionsUnlessKept(lot, deciding.moments().recordedAt());
    return sample.announcedAt() != null && objections.isEmpty() && sample.lot() != null
        ? Outcome.accepted(sample.lot().ref(), List.of())
        : sample.fated(objections, SampleFate.Fate.ANNOUNCED, null, "", from -> List.of());
  }
}
