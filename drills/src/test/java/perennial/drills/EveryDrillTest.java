package perennial.drills;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perennial.drills.stage.Drill;

/** Every drill that exists, small, but the longest, which is {@link LongestDrillTest}. */
final class EveryDrillTest {
  static List<String> drills() {
    return Catalogue.DRILLS.stream()
        .map(Drill::id)
        .filter(id -> !id.equals(LongestDrillTest.ID))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drills")
  void isAsItMustBe(String id) {
    SmallPlay.isAsItMustBe(id);
  }
}
