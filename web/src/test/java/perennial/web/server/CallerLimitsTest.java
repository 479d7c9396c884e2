package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;

class CallerLimitsTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void letsInAsManyAsMayAndNotOneMore() {
    CallerLimits limits = new CallerLimits(TestLimits.small().perCaller(2).make(), nanos::get);
    CallerLimits.Pass first = limits.enter("a");
    limits.enter("a");
    assertRefused(limits, "a", FailureKind.TOO_MANY_IN_FLIGHT);
    limits.enter("b");
    first.close();
    limits.enter("a");
    assertRefused(limits, "a", FailureKind.TOO_MANY_IN_FLIGHT);
  }

  @Test
  void forgetsWhoIsDone() {
    CallerLimits limits = new CallerLimits(TestLimits.small().make(), nanos::get);
    for (int i = 0; i < 1000; i++) {
      limits.enter("caller" + i).close();
    }
    assertThat(limits.size()).isZero();
  }

  @Test
  void limitsTheRateOfEachCaller() {
    CallerLimits limits = new CallerLimits(TestLimits.small().rate(1, 2).make(), nanos::get);
    limits.enter("a").close();
    limits.enter("a").close();
    assertRefused(limits, "a", FailureKind.RATE_LIMITED);
    limits.enter("b").close();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    limits.enter("a").close();
    assertRefused(limits, "a", FailureKind.RATE_LIMITED);
  }

  @Test
  void remembersNoMoreCallersThanItMay() {
    CallerLimits limits = new CallerLimits(TestLimits.small().rate(1, 1).make(), nanos::get);
    for (int i = 0; i < CallerLimits.MAX_CALLERS + 10; i++) {
      limits.enter("caller" + i).close();
    }
    assertThat(limits.size()).isLessThanOrEqualTo(CallerLimits.MAX_CALLERS);
  }

  private static void assertRefused(CallerLimits limits, String key, FailureKind kind) {
    assertThatThrownBy(() -> limits.enter(key))
        .isInstanceOfSatisfying(
            RequestFailed.class,
            e -> {
              assertThat(e.failure().kind()).isEqualTo(kind);
              assertThat(e.failure().retryAfterSeconds()).isPositive();
            });
  }
}
