package perennial.cultivation;

import java.util.List;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/** Inventory's finishing of a harvest without its lots, for tests of the parts that are here. */
record Finishing(long harvest, Weights more) implements Command {
  enum Reason implements Refusal.Reason {
    NOT_CURED,
    TOO_MUCH
  }

  @Override
  public String act() {
    return "harvest.finish";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Harvest found = Harvests.find(deciding.state(), deciding.actor(), harvest);
    var objections = new Objections();
    Harvests.mustHold(found, more, objections, Reason.NOT_CURED, Reason.TOO_MUCH);
    return objections.isEmpty()
        ? Outcome.accepted(found.ref(), List.of(Harvests.finished(found, more)))
        : objections.refused();
  }
}
