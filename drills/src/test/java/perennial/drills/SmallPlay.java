package perennial.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import perennial.drills.stage.Drill;
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

  /**
   * Every second of all drills that exist but the longest, which is {@link LongestDrillTest}: three
   * classes, so that two processes have as much to do.
   *
   * @param first 0 or 1
   */
  static List<String> everySecond(int first) {
    List<String> all =
        Catalogue.DRILLS.stream()
            .map(Drill::id)
            .filter(id -> !id.equals(LongestDrillTest.ID))
            .toList();
    return IntStream.range(0, all.size()).filter(i -> i % 2 == first).mapToObj(all::get).toList();
  }

  static void isAsItMustBe(String id) {
    Played played = PLAYER.play(Catalogue.drill(id).orElseThrow());
    assertThat(played.steps()).filteredOn(step -> !step.isWell()).extracting(Step::seen).isEmpty();
    assertThat(played.isWell()).isTrue();
  }
}
