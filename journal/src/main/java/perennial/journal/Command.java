package perennial.journal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.ObjectRef;

/**
 * One regulated act that somebody asks for or reports. It is a record with one file of its own: its
 * fields, its refusals, its policies and its decision.
 */
public interface Command {
  /** The act's name, such as {@code lot.split}; permissions and entries are named by it. */
  String act();

  /**
   * The act as rules name it where more than the command must be known to tell, such as a transfer
   * that only brings goods back. May ask for rows that {@link #decide} asks for too.
   */
  default String actNow(Deciding deciding) {
    return act();
  }

  /** Every licensee that the act names besides the actor. Their chains are locked together. */
  default Set<LicenseeId> parties() {
    return Set.of();
  }

  /** Licensees that come into being by this act. */
  default Set<LicenseeId> founds() {
    return Set.of();
  }

  /** Rows that the decision will ask for, loaded in the first round trip. Only for speed. */
  default void prefetch(Actor actor, Prefetch prefetch) {}

  /** When the reporter says that it happened. */
  default Instant occurredAt(Instant receivedAt) {
    return receivedAt;
  }

  /**
   * Whether it reports what already happened, as a receipt does. Such a report is refused only when
   * it is malformed or not the reporter's own; what else is wrong is recorded with it.
   */
  default boolean isReport() {
    return false;
  }

  /** Pure: all that it knows are its arguments. */
  Decision<Outcome> decide(Deciding deciding);

  /**
   * Whether what an earlier, equal command made still stands, so that a repetition is answered as
   * the first one was. False makes it a command of its own.
   */
  default boolean stands(State state, List<ObjectRef> made) {
    return true;
  }

  /**
   * What a decision is given.
   *
   * @param actor who acts, for which licensee
   */
  record Deciding(Actor actor, State state, Moments moments, Minter minter) {}
}
