package perennial.drills;

import org.junit.jupiter.api.Test;

/** The drill that takes as long as all others; a class of its own, so that both run at once. */
final class LongestDrillTest {
  static final String ID = "D02";

  @Test
  void isAsItMustBe() {
    SmallPlay.isAsItMustBe(ID);
  }
}
