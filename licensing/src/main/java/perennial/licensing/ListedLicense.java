package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a license list of the old system, as read: texts without padding, dates that say nothing
 * are absent.
 *
 * @param line of the file, from 1 for the head
 * @param createdAt null where the list does not know it
 */
public record ListedLicense(
    int line,
    String globalId,
    String code,
    String type,
    Holder holder,
    Address address,
    boolean isLive,
    boolean suspended,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt,
    @Nullable LocalDate expires) {}
