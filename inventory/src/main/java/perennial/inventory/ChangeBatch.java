package perennial.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchStatus;
import perennial.cultivation.BatchType;
import perennial.cultivation.ChangePlantBatch;
import perennial.cultivation.CultivationEvent.PlantBatchChanged;
import perennial.cultivation.Origin;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.PlantBatches;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Objections;

/**
 * Changes a batch of any kind; what is null stays as it is. A production batch is {@link
 * ChangeProductionBatch}'s to decide, all others are {@link ChangePlantBatch}'s. Where propagation
 * material moves or turns out to be of another strain, its lot does too.
 *
 * @param type what the batch was said to be, null when nothing was; it cannot change
 */
public record ChangeBatch(
    @Nullable Long batch,
    @Nullable Type type,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Origin origin,
    @Nullable Long motherPlant,
    @Nullable Integer numPlants,
    @Nullable BatchStatus status,
    @Nullable Instant plantedAt,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a batch is not changed; more reasons are those of the two commands behind this one. */
  public enum Reason implements Refusal.Reason {
    TYPE_FIXED
  }

  /** What a batch is on the wire. */
  public enum Type {
    PROPAGATION_MATERIAL,
    PLANT,
    HARVEST,
    INTERMEDIATE_END_PRODUCT
  }

  @Override
  public String act() {
    return "batch.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    AnyBatch.prefetch(prefetch, actor, batch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    return AnyBatch.find(deciding.state(), deciding.actor(), batch) instanceof AnyBatch.OfLots
        ? ofLots(deciding)
        : ofPlants(deciding);
  }

  private Decision<Outcome> ofLots(Deciding deciding) {
    var objections = new Objections();
    if (type != null && type != Type.INTERMEDIATE_END_PRODUCT) {
      objections.invalid("type", Reason.TYPE_FIXED);
    }
    var changed =
        new ChangeProductionBatch(batch, productionStatus(), area, strain, externalId, stated)
            .decide(deciding);
    return switch (changed) {
      case Decision.Refused<Outcome>(var reasons) -> objections.addAll(reasons).refused();
      case Decision.Accepted<Outcome> accepted ->
          objections.isEmpty() ? accepted : objections.refused();
    };
  }

  private ProductionBatch.@Nullable Status productionStatus() {
    return switch (status) {
      case null -> null;
      case OPEN -> ProductionBatch.Status.OPEN;
      case CLOSED -> ProductionBatch.Status.CLOSED;
    };
  }

  private Decision<Outcome> ofPlants(Deciding deciding) {
    var changed =
        new ChangePlantBatch(
                batch,
                type != null,
                plantType(),
                area,
                strain,
                origin,
                motherPlant,
                numPlants,
                status,
                plantedAt,
                externalId,
                stated)
            .decide(deciding);
    return switch (changed) {
      case Decision.Refused<Outcome> refused -> refused;
      case Decision.Accepted<Outcome>(Outcome outcome) ->
          new Decision.Accepted<>(withLots(deciding, outcome));
    };
  }

  private @Nullable BatchType plantType() {
    return switch (type) {
      case null -> null;
      case PROPAGATION_MATERIAL -> BatchType.PROPAGATION_MATERIAL;
      case PLANT -> BatchType.PLANT;
      case HARVEST, INTERMEDIATE_END_PRODUCT -> null;
    };
  }

  /** The lots of propagation material that stood where the batch stood follow it. */
  private static Outcome withLots(Deciding deciding, Outcome outcome) {
    State state = deciding.state();
    PlantBatch found = PlantBatches.find(state, deciding.actor(), outcome.subject().serial());
    if (found == null || found.type() != BatchType.PROPAGATION_MATERIAL) {
      return outcome;
    }
    var events = new ArrayList<Event>(outcome.events());
    for (Event event : outcome.events()) {
      if (event instanceof PlantBatchChanged change
          && (change.area() != null || change.strain() != null)) {
        List<Lot> lots = state.list(Inventory.LOTS_OF_BATCH, found.licenseeId(), found.serial());
        lots.stream()
            .filter(lot -> !lot.isDeleted() && lot.origin() == LotOrigin.PROPAGATION)
            .filter(lot -> lot.area() == found.area())
            .forEach(lot -> events.add(LotChanged.followed(lot, change.area(), change.strain())));
      }
    }
    return new Outcome(events, outcome.subject(), outcome.made(), outcome.personal());
  }
}
