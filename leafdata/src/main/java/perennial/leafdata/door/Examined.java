package perennial.leafdata.door;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/**
 * A command that is decided and never done: of a request that cannot be read in part, to say what
 * else is wrong with it.
 */
record Examined(Command command) implements Command {

  /** Why even what is right is not done. */
  enum Reason implements Refusal.Reason {
    OTHER_FIELDS_UNREADABLE
  }

  @Override
  public String act() {
    return command.act();
  }

  @Override
  public Set<LicenseeId> parties() {
    return command.parties();
  }

  @Override
  public Set<LicenseeId> founds() {
    return command.founds();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    command.prefetch(actor, prefetch);
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return command.occurredAt(receivedAt);
  }

  @Override
  public boolean isReport() {
    return command.isReport();
  }

  @Override
  public String actNow(Deciding deciding) {
    return command.actNow(deciding);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    return switch (command.decide(deciding)) {
      case Decision.Refused<Outcome> refused -> refused;
      case Decision.Accepted<Outcome> accepted ->
          Outcome.refused(List.of(Refusal.of("", Reason.OTHER_FIELDS_UNREADABLE, "")));
    };
  }
}
