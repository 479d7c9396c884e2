package perennial.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import perennial.drills.story.Step;

/** Plays a drill, small: what it shows must hold at every change. */
final class SmallPlay {
  /** One database server for all drills of the process. */
  private static final Player PLAYER =
      new Player(false, Integer.MAX_VALUE, shared(), InstantSource.system(), step -> {});

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(PLAYER::close));
  }

  private SmallPlay() {}

  private static Optional<Path> shared() {
    return Optional.of(Path.of(System.getProperty("perennial.shared", "none")))
        .filter(Files::isDirectory);
  }

  static void isAsItMustBe(String id) {
    Played played = PLAYER.play(Catalogue.drill(id).orElseThrow());
    assertThat(played.steps()).filteredOn(step -> !step.isWell()).extracting(Step::seen).isEmpty();
    assertThat(played.isWell()).isTrue();
  }
}
