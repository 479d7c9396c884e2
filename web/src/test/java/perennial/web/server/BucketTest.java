package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketTest {

  private static final long START = Long.MAX_VALUE - 5;

  @Test
  void givesTheBurstThenTheRate() {
    Bucket bucket = new Bucket(10, 3, START);
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.take(START)).isZero();
    }
    assertThat(bucket.take(START)).isEqualTo(Duration.ofMillis(100));
    long later = START + Duration.ofMillis(100).toNanos(); // past the overflow of nanoTime
    assertThat(bucket.take(later)).isZero();
    assertThat(bucket.take(later)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void fillsNoFurtherThanTheBurst() {
    Bucket bucket = new Bucket(10, 2, 0);
    long muchLater = Duration.ofHours(1).toNanos();
    assertThat(bucket.isFull(muchLater)).isTrue();
    assertThat(bucket.take(muchLater)).isZero();
    assertThat(bucket.isFull(muchLater)).isFalse();
    assertThat(bucket.take(muchLater)).isZero();
    assertThat(bucket.take(muchLater)).isPositive();
  }

  @Test
  void neverEmptiesWithoutARate() {
    Bucket bucket = new Bucket(0, 0, 0);
    for (int i = 0; i < 1000; i++) {
      assertThat(bucket.take(0)).isZero();
    }
  }
}
