package perennial.drills.story;

import java.time.Duration;

/**
 * One step of a drill, done.
 *
 * @param what was done, in one sentence
 * @param expected what must be seen
 * @param seen what was seen
 * @param took from its beginning to its judgement
 */
public record Step(StepKind kind, String what, String expected, Seen seen, Duration took) {
  public boolean isWell() {
    return seen.asExpected();
  }
}
