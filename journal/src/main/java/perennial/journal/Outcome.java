package perennial.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/**
 * All that follows from an accepted command.
 *
 * @param events what happened, in order; empty when nothing is left to do, as when a state move is
 *     repeated
 * @param subject the object that the command is about or made, for the answer
 * @param made the objects that came into being, so that a repetition can tell whether they stand
 * @param personal what the entry holds of persons, or null
 */
public record Outcome(
    List<Event> events, ObjectRef subject, List<ObjectRef> made, @Nullable Personal personal) {

  /** Names, patients, drivers, vehicles, routes: sealed under the key of the object they are of. */
  public record Personal(ObjectRef object, Stated fields) {}

  public Outcome {
    events = List.copyOf(events);
    made = List.copyOf(made);
  }

  public static Decision<Outcome> accepted(ObjectRef subject, List<? extends Event> events) {
    return new Decision.Accepted<>(new Outcome(List.copyOf(events), subject, List.of(), null));
  }

  public static Decision<Outcome> made(ObjectRef subject, List<? extends Event> events) {
    return new Decision.Accepted<>(
        new Outcome(List.copyOf(events), subject, List.of(subject), null));
  }

  public static Decision<Outcome> refused(List<Refusal> reasons) {
    return new Decision.Refused<>(reasons);
  }
}
