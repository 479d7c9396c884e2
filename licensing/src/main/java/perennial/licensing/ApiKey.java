package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A user's key, as far as the registry knows it: its digest, never the key.
 *
 * @param digest SHA-256 of the key's text, 64 lower-case hexadecimal digits
 * @param licenseeId the registry, which owns users and their keys
 */
public record ApiKey(
    String digest,
    LicenseeId licenseeId,
    long userSerial,
    Instant createdAt,
    @Nullable Instant revokedAt) {}
