package perennial.server;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicenseEvent.LicenseListRowTaken;
import perennial.licensing.TakeListed;

/** Decides about a row of a list, says what was decided, and does nothing. */
record DryRun(TakeListed row, Consumer<LicenseListRowTaken> taker) implements Command {
  /** Why nothing is done. */
  private enum Reason implements Refusal.Reason {
    ONLY_TRIED
  }

  @Override
  public String act() {
    return row.act() + ".dry-run";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    row.prefetch(actor, prefetch);
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return row.occurredAt(receivedAt);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Decision<Outcome> decision = row.decide(deciding);
    if (decision instanceof Decision.Accepted<Outcome>(Outcome outcome)) {
      outcome.events().stream()
          .filter(LicenseListRowTaken.class::isInstance)
          .map(LicenseListRowTaken.class::cast)
          .forEach(taker);
      return Outcome.refused(
          List.of(Refusal.of("", Reason.ONLY_TRIED, "This was a trial; nothing was done.")));
    }
    return decision;
  }
}
