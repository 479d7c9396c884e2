package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/**
 * An act that one official ordered and another must approve. The registry owns the row.
 *
 * @param concerned the licensee that the act is about
 * @param act such as {@code license.revoke}
 * @param terms what the act is to be done with
 * @param orderedBy serial of the official
 * @param expiresAt from then on it cannot be approved
 * @param decidedBy serial of the official who approved or withdrew it
 */
public record LicenseOrder(
    LicenseeId licenseeId,
    long serial,
    LicenseeId concerned,
    String act,
    Stated terms,
    String reason,
    OrderStatus status,
    long orderedBy,
    Instant orderedAt,
    Instant expiresAt,
    @Nullable Long decidedBy,
    @Nullable Instant decidedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Licensing.ORDER_KIND, serial);
  }

  public boolean isPendingAt(Instant now) {
    return status == OrderStatus.PENDING && now.isBefore(expiresAt);
  }

  LicenseOrder decided(OrderStatus outcome, long by, Instant at) {
    return new LicenseOrder(
        licenseeId,
        serial,
        concerned,
        act,
        terms,
        reason,
        outcome,
        orderedBy,
        orderedAt,
        expiresAt,
        by,
        at);
  }
}
