package perennial.laboratory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.licensing.Objections;

/**
 * A laboratory keeps what is left of a sample until a day, in case somebody doubts the result.
 * Until then it is not used, returned or destroyed; it may be kept longer.
 *
 * @param lot serial of the sample in the laboratory's hands
 * @param until the first instant at which it need not be kept any more
 * @param note why or where; may be empty
 */
public record RetainSample(@Nullable Long lot, Instant until, String note) implements Command {
  /** Three years, as long as the records are; goods do not last longer. */
  public static final Duration LIFE_MAX = Duration.ofDays(3 * 366);

  @Override
  public String act() {
    return "sample.retain";
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
            .objections(lot)
            .addIf(
                isOutOfRange(deciding.moments().recordedAt()),
                "until",
                SampleInHand.Reason.UNTIL_OUT_OF_RANGE,
                "A sample is retained until a day within %d days.".formatted(LIFE_MAX.toDays()))
            .atMost("note", note, SampleInHand.NOTE_MAX, SampleInHand.Reason.TEXT_TOO_LONG);
    return sample.fated(
        objections,
        SampleFate.Fate.RETAINED,
        until.truncatedTo(ChronoUnit.MICROS),
        note.strip(),
        from -> List.of());
  }

  private boolean isOutOfRange(Instant now) {
    return !until.isAfter(now) || until.isAfter(now.plus(LIFE_MAX));
  }
}
