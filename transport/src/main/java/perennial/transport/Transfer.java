package perennial.transport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * A change of holder between two licensees, with its manifest. Both parties read this one row.
 *
 * @param fromId the sender, {@code toId} the receiver
 * @param transporting the licensee that carries the goods, as the sender stated it; never a
 *     reference
 * @param estDepartedAt when the sender expects the goods to leave, {@code estArrivalAt} to arrive
 * @param departedAt when the departure was recorded, {@code receivedAt} the receipt
 * @param numberOfEdits how often it was changed
 * @param userSerial who filed it; {@code receivedBy} who received it
 * @param stated what the sender stated and the registry only keeps, by wire name
 * @param personal drivers, vehicle, route and stops, sealed
 */
public record Transfer(
    LicenseeId fromId,
    LicenseeId toId,
    long serial,
    ManifestType manifestType,
    TransferStatus status,
    @Nullable Instant voidedAt,
    String transporting,
    String externalId,
    @Nullable Instant estDepartedAt,
    @Nullable Instant estArrivalAt,
    @Nullable Instant departedAt,
    @Nullable Instant receivedAt,
    long numberOfEdits,
    long userSerial,
    @Nullable Long receivedBy,
    Stated stated,
    @Nullable Bytes personal,
    Instant createdAt,
    Instant updatedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Transport.TRANSFER_KIND, serial);
  }

  public boolean isVoided() {
    return voidedAt != null;
  }

  /** Whether a licensee is one of the two who may see it. */
  public boolean isPartyOf(LicenseeId licensee) {
    return fromId.equals(licensee) || toId.equals(licensee);
  }
}
