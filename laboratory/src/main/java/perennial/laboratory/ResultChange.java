package perennial.laboratory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;

/**
 * What of a result changed; null is unchanged.
 *
 * @param stated the changed fields with their new values, laid over the old ones
 */
public record ResultChange(
    @Nullable TestingStatus testingStatus,
    @Nullable Instant receivedAt,
    @Nullable Instant testedAt,
    @Nullable String externalId,
    @Nullable String forLicensee,
    Stated stated) {

  boolean isNothing() {
    return testingStatus == null
        && receivedAt == null
        && testedAt == null
        && externalId == null
        && forLicensee == null
        && stated.isEmpty();
  }
}
