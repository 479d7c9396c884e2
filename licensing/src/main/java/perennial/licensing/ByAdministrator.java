package perennial.licensing;

import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.CommandDecorator;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;

/**
 * A command that a licensee leaves to its administrators, whatever else it asks: what takes back
 * what others rely on.
 */
public record ByAdministrator(Command command) implements CommandDecorator {
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
