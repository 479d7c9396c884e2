package perennial.drills;

import org.junit.jupiter.api.Test;

/** The longest drill, in a class of its own beside the others. */
final class LongestDrillTest {
  static final String ID = "D02";

  @Test
  void isAsItMustBe() {
    SmallPlay.isAsItMustBe(ID);
  }
}
