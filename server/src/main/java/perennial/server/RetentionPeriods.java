package perennial.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import perennial.kernel.Kind;
import perennial.retail.Retail;
import perennial.transport.Transport;

/**
 * How long what is personal is kept.
 *
 * @param transports drivers, vehicles and routes, from the day the last of them was recorded
 * @param sales patients and caregivers, likewise
 * @param attempts what was sent and answered
 */
public record RetentionPeriods(Duration transports, Duration sales, Duration attempts) {
  /** Of each kind of object that has a retention, from when on it is kept. */
  Map<Kind, Instant> keptFrom(Instant now) {
    return Map.of(
        Transport.TRANSFER_KIND, now.minus(transports), Retail.SALE_KIND, now.minus(sales));
  }

  Instant attemptsKeptFrom(Instant now) {
    return now.minus(attempts);
  }

  /** On whose word it is erased: the settings, as they were. */
  String authority() {
    return "%s=%d, %s=%d, %s=%d"
        .formatted(
            Setting.RETENTION_TRANSPORT.key,
            transports.toDays(),
            Setting.RETENTION_SALES.key,
            sales.toDays(),
            Setting.RETENTION_ATTEMPTS.key,
            attempts.toDays());
  }
}
