package perennial.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/**
 * A change of a lot's quantity, with its reason. Every change has one.
 *
 * @param delta positive or negative; what the lot's quantity changed by
 * @param reason in the wire's words, such as {@code split_to_inventory} or {@code reconciliation}
 * @param userSerial who acted
 * @param adjustedBy the user whom the client named, as stated
 */
public record Adjustment(
    LicenseeId licenseeId,
    long serial,
    long lot,
    Amount delta,
    Unit uom,
    String reason,
    String memo,
    @Nullable String externalId,
    Instant adjustedAt,
    long userSerial,
    @Nullable String adjustedBy,
    Instant createdAt) {}
