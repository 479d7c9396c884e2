package perennial.leafdata.door;

import java.util.List;
import perennial.journal.Command;
import perennial.journal.CommandDecorator;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;

/**
 * A command that is decided and never done: of a request that cannot be read in part, to say what
 * else is wrong with it.
 */
record Examined(Command command) implements CommandDecorator {

  /** Why even what is right is not done. */
  enum Reason implements Refusal.Reason {
    OTHER_FIELDS_UNREADABLE
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
