package perennial.inventory;

import java.time.Instant;
import java.util.List;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;

/** An official ordered a waiver, which another must grant. */
public record WaiverOrdered(
    long waiver, WaiverKind kind, String scope, String reason, long lotsMax, Instant endsAt)
    implements InventoryEvent, Minting {
  @Override
  public List<ObjectRow> minted() {
    return List.of(Waiver.object(waiver));
  }
}
