package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import perennial.retail.Retail;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;
import perennial.transport.Transport;

/** What is personal is kept as the settings say, and never shorter than the rules have it. */
final class RetentionPeriodsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T18:00:00Z");
  private static final RulePack CURRENT = RulePackLoader.loadShipped("wa", "current");
  private static final RulePack OLD = RulePackLoader.loadShipped("wa", "2018");

  private static RetentionPeriods of(int days) {
    return new RetentionPeriods(Duration.ofDays(days), Duration.ofDays(days), Duration.ofDays(90));
  }

  @Test
  void areTheRulesWhereThoseAreLonger() {
    assertThat(of(1).keptFrom(NOW, CURRENT).get(Retail.SALE_KIND))
        .isEqualTo(Instant.parse("2021-06-01T18:00:00Z"));
    assertThat(of(1).keptFrom(NOW, OLD).get(Retail.SALE_KIND))
        .isEqualTo(Instant.parse("2023-06-01T18:00:00Z"));
    assertThat(of(1).keptFrom(NOW, OLD).get(Transport.TRANSFER_KIND))
        .isEqualTo(Instant.parse("2023-06-01T18:00:00Z"));
  }

  @Test
  void areTheSettingsWhereThoseAreLonger() {
    assertThat(of(4_000).keptFrom(NOW, CURRENT))
        .containsValue(NOW.minus(Duration.ofDays(4_000)))
        .hasSize(2);
    assertThat(of(10).keptFrom(Instant.parse("2001-01-01T00:00:00Z"), OLD))
        .as("where no rules are in force")
        .containsEntry(Retail.SALE_KIND, Instant.parse("2000-12-22T00:00:00Z"));
  }
}
