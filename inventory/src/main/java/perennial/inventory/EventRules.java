package perennial.inventory;

import java.util.List;
import perennial.journal.Event;

/**
 * Rules about goods that a room asks of what an act would do: of its events, before they are
 * recorded. The rows that a decision read are still known, so that asking costs no round trip.
 */
@FunctionalInterface
public interface EventRules {
  /**
   * @param events of one act, all of them, in order
   * @param asked what the rules are, and where what they say is collected
   */
  void ask(List<Event> events, Asked asked);
}
