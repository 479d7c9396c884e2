package perennial.drills;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The second, fourth, sixth drill and so on, small. */
final class EvenDrillsTest {
  static List<String> drills() {
    return SmallPlay.everySecond(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drills")
  void isAsItMustBe(String id) {
    SmallPlay.isAsItMustBe(id);
  }
}
