package perennial.drills.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void isNotAsExpectedWhenNothingWasTried() {
    assertThat(tally.seen("refused")).isEqualTo(new Seen(false, "nothing was tried"));
  }

  @Test
  void isAsExpectedWhenEachCaseIs() {
    tally.see(true, () -> "a");
    tally.see(true, () -> "b");
    assertThat(tally.seen("refused")).isEqualTo(new Seen(true, "2 of 2 refused"));
  }

  @Test
  void namesWhatIsNot() {
    tally.see(true, () -> "a");
    tally.see(false, () -> "b was done");
    assertThat(tally.seen("refused"))
        .isEqualTo(new Seen(false, "1 of 2 refused\nnot so: b was done"));
  }

  @Test
  void showsExamplesAndCountsTheRest() {
    for (int i = 0; i <= Tally.EXAMPLES_MAX; i++) {
      tally.see(false, () -> "x");
    }
    assertThat(tally.seen("refused").text()).endsWith("and 1 more").startsWith("0 of 13");
  }
}
