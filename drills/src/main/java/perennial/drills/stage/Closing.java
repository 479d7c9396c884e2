package perennial.drills.stage;

import java.util.List;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;

/**
 * How drills end: nothing changed that must not, and the registry finds nothing wrong in itself.
 */
public final class Closing {
  private static final int SHOWN_MAX = 10;

  private Closing() {}

  /** The rows are the same to the byte, and there are some. */
  public static Seen same(Rows before, Rows after) {
    List<String> differences = after.differencesFrom(before);
    if (before.count() == 0) {
      return new Seen(false, "there were no rows to compare");
    }
    String text = before.count() + " rows, " + differences.size() + " differences";
    return new Seen(
        differences.isEmpty(),
        differences.isEmpty()
            ? text
            : text
                + "\n"
                + String.join(
                    "\n", differences.subList(0, Math.min(SHOWN_MAX, differences.size()))));
  }

  /** The registry is held against its journal, row by row, as an operator does it. */
  public static void verify(Story story, ThrowAwayRegistry registry) {
    story.held(
        "perennial verify --full holds every row against the journal",
        "it finds nothing",
        () -> {
          Node.Finished finished = registry.node(0).command("verify", "--full");
          return new Seen(finished.status() == 0, finished.said());
        });
  }
}
