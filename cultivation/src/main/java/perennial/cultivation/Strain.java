package perennial.cultivation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * A named cultivar, as a licensee declares it.
 *
 * @param userSerial who declared it
 */
public record Strain(
    LicenseeId licenseeId,
    long serial,
    String name,
    String externalId,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Cultivation.STRAIN_KIND, serial);
  }

  public boolean isWithdrawn() {
    return deletedAt != null;
  }
}
