package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry verifies itself while it serves, and shows what it found. */
final class SweepTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;

  @Test
  void sweepsAfterTheFirstStartAndShowsIt() throws Exception {
    try (RunningRegistry registry = RunningRegistry.start(data, Map.of(), "--sandbox")) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      String metrics = "";
      while (!metrics.matches("(?s).*perennial_verify_finished_at [1-9].*")) {
        assertThat(System.nanoTime()).as(metrics).isLessThan(deadline);
        Thread.sleep(200);
        metrics = registry.get("/metrics").body();
      }
      assertThat(metrics).containsPattern("perennial_verify_findings 0(\\.0)?\\n");
      assertThat(registry.stop()).as("it ends at SIGTERM").isZero();
    }
  }
}
