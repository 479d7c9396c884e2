package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.cultivation.WithdrawStrain;
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
 * Withdraws a strain of which there is nothing: no stock, no product type, no open batch. Of plants
 * and harvests the rest is {@link WithdrawStrain}'s to decide. A repetition is accepted and changes
 * nothing.
 *
 * @param strain serial of the strain, null when none was stated
 */
public record RetireStrain(@Nullable Long strain) implements Command {

  /** Why a strain is not withdrawn. */
  public enum Reason implements Refusal.Reason {
    IN_STOCK,
    PRODUCT_TYPE_OF_IT,
    BATCH_OF_IT
  }

  @Override
  public String act() {
    return "strain.retire";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    new WithdrawStrain(strain).prefetch(actor, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    LicenseeId owner = deciding.actor().licensee();
    Strain found = strain == null ? null : state.find(Cultivation.STRAIN, owner, strain);
    var objections = new Objections();
    if (found != null && !found.isWithdrawn()) {
      objections
          .addIf(isInStock(state, found), "global_id", Reason.IN_STOCK, text("inventory"))
          .addIf(
              isOfProductTypes(state, found),
              "global_id",
              Reason.PRODUCT_TYPE_OF_IT,
              text("inventory types"))
          .addIf(
              isOfBatches(state, found),
              "global_id",
              Reason.BATCH_OF_IT,
              text("intermediate/ end product batches"));
    }
    return switch (new WithdrawStrain(strain).decide(deciding)) {
      case Decision.Refused<Outcome>(var reasons) -> objections.addAll(reasons).refused();
      case Decision.Accepted<Outcome> accepted ->
          objections.isEmpty() ? accepted : objections.refused();
    };
  }

  private static String text(String what) {
    return "This strain has active " + what + " associated and may not be deleted.";
  }

  private static boolean isInStock(State state, Strain found) {
    return Stock.isAnyLeft(state, Inventory.LOTS_OF_STRAIN, found.licenseeId(), found.serial());
  }

  /** Types that the registry made for propagation material follow the strain, and hold nothing. */
  private static boolean isOfProductTypes(State state, Strain found) {
    return state.any(
        Inventory.TYPES_OF_STRAIN,
        types -> types.stream().anyMatch(type -> !type.isWithdrawn() && type.automatic() == null),
        found.licenseeId(),
        found.serial());
  }

  /** A batch of waste is the registry's own, and as empty as its lot. */
  private static boolean isOfBatches(State state, Strain found) {
    return state.any(
        Inventory.BATCHES_OF_STRAIN,
        batches ->
            batches.stream()
                .anyMatch(batch ->
                    !batch.isDeleted()
                        && batch.status() == ProductionBatch.Status.OPEN
                        && batch.form() != ProductionBatch.Form.WASTE),
        found.licenseeId(),
        found.serial());
  }
}
