package perennial.drills.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Many cases of one step. Safe for use by several threads. */
public final class Tally {
  /** A reader needs some examples; thousands would hide that it is one defect. */
  static final int EXAMPLES_MAX = 12;

  private final List<String> examples = new ArrayList<>();
  private int cases;
  private int wrong;

  /**
   * Counts a case.
   *
   * @param otherwise what is told of a case that is not as it must be
   */
  public synchronized void see(boolean asItMust, Supplier<String> otherwise) {
    cases++;
    if (!asItMust) {
      wrong++;
      if (examples.size() < EXAMPLES_MAX) {
        examples.add(otherwise.get());
      }
    }
  }

  public synchronized int cases() {
    return cases;
  }

  /**
   * All cases together: as expected when there was one, and each was as it must be.
   *
   * @param done such as {@code refused}: what all of them must be
   */
  public synchronized Seen seen(String done) {
    if (cases == 0) {
      return new Seen(false, "nothing was tried");
    }
    var text = new StringBuilder();
    text.append(cases - wrong).append(" of ").append(cases).append(' ').append(done);
    examples.forEach(example -> text.append("\nnot so: ").append(example));
    if (wrong > examples.size()) {
      text.append("\nand ").append(wrong - examples.size()).append(" more");
    }
    return new Seen(wrong == 0, text.toString());
  }
}
