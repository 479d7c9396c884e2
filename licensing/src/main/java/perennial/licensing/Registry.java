package perennial.licensing;

import java.util.List;
import perennial.journal.Actor;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/** The rule that licenses, users and keys are the registry's own acts, through its officials. */
final class Registry {
  private Registry() {}

  static List<Refusal> mustAct(Actor actor, Refusal.Reason reason) {
    return actor.licensee().equals(LicenseeId.REGISTRY)
        ? List.of()
        : List.of(Refusal.of("", reason, "Only the registry does this."));
  }
}
