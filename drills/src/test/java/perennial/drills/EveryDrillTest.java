package perennial.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perennial.drills.stage.Drill;
import perennial.drills.story.Step;

/** Every drill that exists, small: what it shows must hold at every change. */
final class EveryDrillTest {
  private static final Player PLAYER =
      new Player(false, shared(), InstantSource.system(), step -> {});

  private static Optional<Path> shared() {
    return Optional.of(Path.of(System.getProperty("perennial.shared", "none")))
        .filter(Files::isDirectory);
  }

  static List<String> drills() {
    return Catalogue.DRILLS.stream().map(Drill::id).toList();
  }

  @AfterAll
  static void end() {
    PLAYER.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drills")
  void isAsItMustBe(String id) {
    Played played = PLAYER.play(Catalogue.drill(id).orElseThrow());
    assertThat(played.steps()).filteredOn(step -> !step.isWell()).extracting(Step::seen).isEmpty();
    assertThat(played.isWell()).isTrue();
  }
}
