package perennial.cultivation;

import perennial.journal.State;
import perennial.kernel.LicenseeId;

/**
 * The rule that an area is not closed while plants or unfinished harvests stand in it. The room
 * that closes areas asks it, besides its own for lots.
 */
public final class AreaUse {
  /** What the refusal says, under {@code global_id}. */
  public static final String TEXT =
      "This area has active plants or harvests associated and may not be deleted.";

  private AreaUse() {}

  public static boolean isUsed(State state, LicenseeId owner, long area) {
    return state.exists(Cultivation.PLANTS_IN_AREA, owner, area, PlantStage.GROWING)
        || state.exists(Cultivation.PLANTS_IN_AREA, owner, area, PlantStage.PROPAGATION_SOURCE)
        || state.exists(Cultivation.HARVESTS_IN_AREA, owner, area, BatchStatus.OPEN)
        || state.exists(Cultivation.OTHERS_IN_AREA, owner, area, BatchStatus.OPEN);
  }
}
