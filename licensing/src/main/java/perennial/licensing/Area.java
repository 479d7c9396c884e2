package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * A named room or zone in a licensed place.
 *
 * @param quarantine true where goods wait: waste, quality or transfer holds
 * @param userSerial who opened it
 */
public record Area(
    LicenseeId licenseeId,
    long serial,
    String name,
    boolean quarantine,
    String externalId,
    long userSerial,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Licensing.AREA_KIND, serial);
  }

  public boolean isOpen() {
    return deletedAt == null;
  }
}
