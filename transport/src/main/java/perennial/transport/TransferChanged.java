package perennial.transport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A sender changed an open transfer. What is null stays as it was.
 *
 * @param toId the receiver from now on, for the added items too
 * @param stated laid over what was stated before
 * @param added items that are new
 * @param rewritten items that stay, as they are from now on
 * @param removed serials of the items that are dropped
 * @param readdressed serials of the items that stay as they are but go to the new receiver
 */
public record TransferChanged(
    LicenseeId fromId,
    long serial,
    String prefix,
    LicenseeId toId,
    @Nullable ManifestType manifestType,
    @Nullable String transporting,
    @Nullable String externalId,
    @Nullable Instant estDepartedAt,
    @Nullable Instant estArrivalAt,
    Stated stated,
    List<FiledItem> added,
    List<FiledItem> rewritten,
    List<Long> removed,
    List<Long> readdressed)
    implements TransportEvent, Minting {
  public TransferChanged {
    added = List.copyOf(added);
    rewritten = List.copyOf(rewritten);
    removed = List.copyOf(removed);
    readdressed = List.copyOf(readdressed);
  }

  @Override
  public List<ObjectRow> minted() {
    return added.stream()
        .map(item -> new ObjectRow(Transport.ITEM_KIND, item.serial(), fromId, prefix))
        .toList();
  }
}
