package perennial.drills;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import perennial.drills.stage.DatabaseServer;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Stage;
import perennial.drills.stage.TemporaryFolder;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.story.Step;
import perennial.drills.story.Story;
import perennial.drills.story.StoryEnded;

/** Plays drills, each on a registry that is made for it and thrown away afterwards. */
final class Player implements AutoCloseable {
  private final boolean full;
  private final int most;
  private final Optional<Path> shared;
  private final InstantSource clock;
  private final Consumer<Step> listener;
  private final TemporaryFolder serverFolder = TemporaryFolder.make();
  private @Nullable DatabaseServer server;

  /**
   * @param most the largest size of anything
   * @param shared where the reference data is; empty where there is none
   * @param listener is told each step when it is done
   */
  Player(
      boolean full, int most, Optional<Path> shared, InstantSource clock, Consumer<Step> listener) {
    this.full = full;
    this.most = most;
    this.shared = shared;
    this.clock = clock;
    this.listener = listener;
  }

  /** A drill that breaks off is one that is not well; its last step says how. */
  Played play(Drill drill) {
    var started = clock.instant();
    long start = System.nanoTime();
    var story = new Story(listener, System::nanoTime);
    try (var folder = TemporaryFolder.make()) {
      perform(drill, story, folder.path());
    } catch (StoryEnded e) {
      // Its last step says how it ended.
    }
    return new Played(
        drill.id(),
        drill.title(),
        full,
        started,
        Duration.ofNanos(System.nanoTime() - start),
        story.isWell(),
        story.steps(),
        drill.notYet());
  }

  /** The first drill starts it. */
  private DatabaseServer server() {
    DatabaseServer running = server;
    if (running == null) {
      running = DatabaseServer.start(serverFolder.path());
      server = running;
    }
    return running;
  }

  private void perform(Drill drill, Story story, Path folder) {
    int nodes = drill.nodes();
    String what =
        nodes == 1
            ? "A registry of its own is started"
            : "A registry of its own is started, " + nodes + " nodes over one database";
    String name = "drill_" + drill.id().toLowerCase(Locale.ROOT);
    try (var registry =
        story.attempted(what, () -> ThrowAwayRegistry.open(server(), name, folder, nodes, full))) {
      try {
        drill.play(story, new Stage(registry, full, most, shared, clock));
      } catch (StoryEnded e) {
        throw e;
      } catch (Exception e) {
        // Between two steps: told as one that broke off.
        story.attempted(
            "The drill goes on",
            () -> {
              throw e;
            });
      }
    }
  }

  /** Ends the database server, and removes all that was left on disk. */
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    serverFolder.close();
  }
}
