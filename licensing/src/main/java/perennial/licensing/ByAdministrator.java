package perennial.licensing;

import java.util.HashSet;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.CommandDecorator;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;

/**
 * A command that a licensee leaves to its administrators, whatever else it asks: what takes back
 * what others rely on.
 */
public record ByAdministrator(Command command) implements CommandDecorator {
  /** Users are the registry's rows: whoever asks of one names it. */
  @Override
  public Set<LicenseeId> parties() {
    var parties = new HashSet<>(command.parties());
    parties.addAll(Administrators.registry());
    return Set.copyOf(parties);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    command.prefetch(actor, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Objections objections = Administrators.objections(deciding);
    return objections.isEmpty() ? command.decide(deciding) : objections.refused();
  }
}
