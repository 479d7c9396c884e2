package perennial.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerMemoryTest {
  @Test
  void takesAnEighthOfTheMachineWithinItsLimits() {
    assertThat(new ServerMemory(16_384).buffers()).isEqualTo("2048MB");
    assertThat(new ServerMemory(1_024).buffers()).isEqualTo("256MB");
    assertThat(new ServerMemory(1_000_000).buffers()).isEqualTo("4096MB");
    assertThat(new ServerMemory(16_384).cache()).isEqualTo("8192MB");
    assertThat(new ServerMemory(512).cache()).isEqualTo("512MB");
  }

  @Test
  void knowsTheMemoryOfThisMachine() {
    assertThat(ServerMemory.ofThisMachine().megabytes()).isGreaterThan(500);
  }
}
