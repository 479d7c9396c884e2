package perennial.drills.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StoryTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Step> told = new ArrayList<>();
  private final Story story = new Story(told::add, nanos::get);

  private static Seen good() {
    return new Seen(true, "good");
  }

  @Test
  void isWellWhenEveryStepIsAsExpected() {
    story.attempted("it is tried", () -> 7);
    story.refused("it", "refused", StoryTest::good);
    story.detected("it", "detected", StoryTest::good);
    story.repaired("it", "repaired", StoryTest::good);
    story.held("it", "the same", StoryTest::good);
    assertThat(story.isWell()).isTrue();
    assertThat(told).extracting(Step::kind).containsExactly(StepKind.values());
  }

  @Test
  void isNotWellWhenOneStepIsNotAndGoesOn() {
    story.refused("it", "refused", () -> Seen.equal(422, 200));
    story.held("it", "the same", StoryTest::good);
    assertThat(story.isWell()).isFalse();
    assertThat(told).hasSize(2);
    assertThat(told.getFirst().seen().text()).isEqualTo("200, not 422");
  }

  @Test
  void isNotWellWhenNothingCouldHaveFailed() {
    assertThat(story.isWell()).isFalse();
    story.attempted("it is tried", () -> 7);
    assertThat(story.isWell()).isFalse();
  }

  @Test
  void isNotWellWhenAnAttemptIsNotAsExpected() {
    story.attempted("it is looked for", "found", () -> new Seen(false, "not found"));
    story.held("it", "the same", StoryTest::good);
    assertThat(story.isWell()).isFalse();
  }

  @Test
  void endsWhenAStepBreaksOffAndSaysHow() {
    assertThatThrownBy(() ->
            story.refused(
                "it",
                "refused",
                () -> {
                  throw new IllegalStateException("no registry");
                }))
        .isInstanceOf(StoryEnded.class);
    assertThat(story.isWell()).isFalse();
    assertThat(told.getFirst().seen().text()).contains("broke off").contains("no registry");
  }

  @Test
  void countsTheTimeOfEachStep() {
    story.held(
        "it",
        "the same",
        () -> {
          nanos.addAndGet(1_500_000_000L);
          return good();
        });
    assertThat(told.getFirst().took()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void handsOutWhatAnAttemptMade() {
    assertThat(story.<String>attempted("a lot is made", () -> "IN1")).isEqualTo("IN1");
  }
}
