package perennial.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The registry was set back, and its log begins anew with this entry: what the former log holds
 * after the last checkpoint that is restored was acknowledged once, and is not in this one.
 *
 * @param origin name of the log that begins
 * @param former name of the one that ended
 * @param checkpoint the newest of the former log that is known, with its signatures; null when none
 *     was published
 * @param restoredSize leaves of the former log that were in the backup
 * @param asOf the moment to which the registry was set back; null for that of the backup
 */
public record LogBegun(
    String origin,
    String former,
    @Nullable String checkpoint,
    long restoredSize,
    @Nullable Instant asOf)
    implements Event {}
