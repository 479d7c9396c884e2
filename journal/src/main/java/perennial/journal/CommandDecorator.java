package perennial.journal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** A command around another, which decides with what that decides and is like it in all else. */
public interface CommandDecorator extends Command {
  /** The one inside. */
  Command command();

  @Override
  default String act() {
    return command().act();
  }

  @Override
  default String actNow(Deciding deciding) {
    return command().actNow(deciding);
  }

  @Override
  default Set<LicenseeId> parties() {
    return command().parties();
  }

  @Override
  default Set<LicenseeId> founds() {
    return command().founds();
  }

  @Override
  default void prefetch(Actor actor, Prefetch prefetch) {
    command().prefetch(actor, prefetch);
  }

  @Override
  default Instant occurredAt(Instant receivedAt) {
    return command().occurredAt(receivedAt);
  }

  @Override
  default boolean isReport() {
    return command().isReport();
  }

  @Override
  default boolean stands(State state, List<ObjectRef> made) {
    return command().stands(state, made);
  }
}
