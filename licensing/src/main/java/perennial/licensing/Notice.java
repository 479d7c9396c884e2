package perennial.licensing;

import java.time.Instant;
import perennial.kernel.LicenseeId;

/**
 * What a licensee is told of an order against its license, in a row of its own that it may read.
 *
 * @param orderSerial of the {@link LicenseOrder}
 * @param reason as the officials gave it
 * @param since when it came to stand so
 */
public record Notice(
    LicenseeId licenseeId,
    long orderSerial,
    String act,
    String reason,
    OrderStatus status,
    Instant since,
    Instant expiresAt) {

  Notice decided(OrderStatus outcome, Instant at) {
    return new Notice(licenseeId, orderSerial, act, reason, outcome, at, expiresAt);
  }
}
