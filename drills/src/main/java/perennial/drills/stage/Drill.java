package perennial.drills.stage;

import java.util.List;
import perennial.drills.story.Story;

/**
 * The story of one failure: it causes the failure and shows what the registry makes of it. One
 * class for each; it must be able to fail.
 */
public interface Drill {
  /** As in {@code D02}. */
  String id();

  /** What happened once, in one line. */
  String title();

  /** What it does not show yet and why, one line each. */
  default List<String> notYet() {
    return List.of();
  }

  /** Processes of the registry, over one database. */
  default int nodes() {
    return 1;
  }

  /** Plays on a registry that nobody else uses; all that was seen goes into the story. */
  void play(Story story, Stage stage) throws Exception;
}
