package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicenseEvent.LicenseSurrendered;

/**
 * Ends a license that its holder gave back. What is left there may still be disposed of or
 * returned; the rules say how.
 *
 * @param since null for now
 */
public record SurrenderLicense(LicenseeId licensee, @Nullable Instant since) implements Command {

  @Override
  public String act() {
    return "license.surrender";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    Objections objections = on.objections();
    return objections.isEmpty()
        ? Outcome.accepted(on.subject(), List.of(new LicenseSurrendered(licensee, on.from())))
        : objections.refused();
  }
}
