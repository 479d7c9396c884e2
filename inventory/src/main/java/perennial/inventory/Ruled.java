package perennial.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perennial.journal.Command;
import perennial.journal.CommandDecorator;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;

/**
 * A licensee's command whose outcome is held against the rules about goods: sizes, conversions,
 * what a license deals in, limits on sales, waits. What a rule denies is refused, with every such
 * rule at once; what one warns of is done, and listed as a breach. A report of what already
 * happened is never refused for it.
 *
 * <p>Reports are judged by the rules of the day on which it happened, all else by today's.
 *
 * @param of what each room asks
 */
public record Ruled(Command command, RulePack pack, List<EventRules> of)
    implements CommandDecorator {

  public Ruled {
    of = List.copyOf(of);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Decision<Outcome> decision = command.decide(deciding);
    if (!(decision instanceof Decision.Accepted<Outcome>(Outcome told))
        || told.events().isEmpty()) {
      return decision;
    }
    Instant at = isReport() ? deciding.moments().occurredAt() : deciding.moments().recordedAt();
    Optional<RuleSet> rules = pack.findInForce(at);
    if (rules.isEmpty()) {
      return decision;
    }
    var asked = new Asked(deciding, act(), rules.get());
    of.forEach(each -> each.ask(told.events(), asked));
    if (asked.isDenied() && !isReport()) {
      return Outcome.refused(asked.refusals());
    }
    List<Event> breaches = asked.breaches();
    if (breaches.isEmpty()) {
      return decision;
    }
    var events = new ArrayList<Event>(told.events());
    events.addAll(breaches);
    return new Decision.Accepted<>(
        new Outcome(events, told.subject(), told.made(), told.personal()));
  }
}
