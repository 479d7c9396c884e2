package perennial.drills;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first, third, fifth drill and so on, small. */
final class OddDrillsTest {
  static List<String> drills() {
    return SmallPlay.everySecond(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drills")
  void isAsItMustBe(String id) {
    SmallPlay.isAsItMustBe(id);
  }
}
