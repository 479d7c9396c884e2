package perennial.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import perennial.kernel.Kind;
import perennial.retail.Retail;
import perennial.rulebook.RulePack;
import perennial.transport.Transport;

/**
 * How long what is personal is kept: as the settings say, and never shorter than the rules in force
 * have it, which may become longer while a registry runs.
 *
 * @param transports drivers, vehicles and routes, from the day the last of them was recorded
 * @param sales patients and caregivers, likewise
 * @param attempts what was sent and answered
 */
public record RetentionPeriods(Duration transports, Duration sales, Duration attempts) {
  /** What rules call records of transport, and of the business, sales among them. */
  private static final String TRANSPORT_RECORDS = "transport-records";

  private static final String RECORDS = "records";

  /** Of each kind of object that has a retention, from when on it is kept. */
  Map<Kind, Instant> keptFrom(Instant now, RulePack rules) {
    return Map.of(
        Transport.TRANSFER_KIND, earlier(now.minus(transports), now, rules, TRANSPORT_RECORDS),
        Retail.SALE_KIND, earlier(now.minus(sales), now, rules, RECORDS));
  }

  private static Instant earlier(Instant set, Instant now, RulePack rules, String records) {
    return rules
        .findInForce(now)
        .flatMap(inForce -> inForce.findRetention(records))
        .map(rule -> now.atZone(rules.jurisdiction().zone()).minus(rule.length()).toInstant())
        .filter(ruled -> ruled.isBefore(set))
        .orElse(set);
  }

  Instant attemptsKeptFrom(Instant now) {
    return now.minus(attempts);
  }

  /**
   * On whose word it is erased: the settings, as they were, and the rules where those are longer.
   */
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
