package perennial.cultivation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.StrainWithdrawn;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Withdraws a strain that nothing grows of any more. A repetition is accepted and changes nothing.
 *
 * <p>That no lot, product type or production batch is of it is for inventory to see to, whose
 * command asks this one last.
 */
public record WithdrawStrain(@Nullable Long strain) implements Command {

  /** Why a strain is not withdrawn. */
  public enum Reason implements Refusal.Reason {
    STRAIN_UNKNOWN,
    STRAIN_IN_USE
  }

  @Override
  public String act() {
    return "strain.retire";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (strain != null) {
      prefetch.row(Cultivation.STRAIN, actor.licensee(), strain);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Strain found =
        strain == null
            ? null
            : deciding.state().find(Cultivation.STRAIN, deciding.actor().licensee(), strain);
    if (found == null) {
      return new Objections()
          .reference("global_id", strain, false, Reason.STRAIN_UNKNOWN)
          .refused();
    }
    if (found.isWithdrawn()) {
      return Outcome.accepted(found.ref(), List.of());
    }
    if (isUsed(deciding.state(), found.licenseeId(), found.serial())) {
      return new Objections()
          .add(
              "global_id",
              Reason.STRAIN_IN_USE,
              "This strain has active batches or plants associated and may not be deleted.")
          .refused();
    }
    return Outcome.accepted(
        found.ref(), List.of(new StrainWithdrawn(found.licenseeId(), found.serial())));
  }

  private static boolean isUsed(State state, LicenseeId owner, long strain) {
    return state.exists(Cultivation.BATCHES_OF_STRAIN, owner, strain, BatchStatus.OPEN)
        || state.exists(Cultivation.HARVESTS_OF_STRAIN, owner, strain, BatchStatus.OPEN)
        || state.exists(Cultivation.PLANTS_OF_STRAIN, owner, strain, PlantStage.GROWING)
        || state.exists(Cultivation.PLANTS_OF_STRAIN, owner, strain, PlantStage.PROPAGATION_SOURCE);
  }
}
