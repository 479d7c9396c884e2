package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/** That a user may act for a licensee, from one time until another. */
public record Member(
    LicenseeId licenseeId, long userSerial, Instant grantedAt, @Nullable Instant endedAt) {}
