package perennial.licensing;

import java.util.List;
import java.util.function.Consumer;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;

/** A command that only asks the state something. */
public record Asking(Consumer<State> question, ObjectRef subject) implements Command {
  @Override
  public String act() {
    return "test.ask";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    question.accept(deciding.state());
    return Outcome.accepted(subject, List.of());
  }
}
