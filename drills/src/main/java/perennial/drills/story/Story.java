package perennial.drills.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a drill did, step by step. A drill judges each step by what it saw; a step that is not as it
 * must be spoils the drill and does not end it, so that one run tells all that is wrong. One that
 * throws does end it.
 */
public final class Story {
  private final List<Step> steps = new ArrayList<>();
  private final Consumer<Step> listener;
  private final LongSupplier nanos;

  /**
   * @param listener is told each step when it is done
   * @param nanos a clock that only counts, as {@link System#nanoTime}
   */
  public Story(Consumer<Step> listener, LongSupplier nanos) {
    this.listener = listener;
    this.nanos = nanos;
  }

  /**
   * Does what the later steps stand on.
   *
   * @return what it made
   * @throws StoryEnded when it cannot be done
   */
  public <T> T attempted(String what, Callable<T> act) {
    var made = new ArrayList<T>(1);
    tell(
        StepKind.ATTEMPTED,
        what,
        "done",
        () -> {
          made.add(act.call());
          return new Seen(true, "done");
        });
    return made.getFirst();
  }

  public void attempted(String what, String expected, Callable<Seen> judged) {
    tell(StepKind.ATTEMPTED, what, expected, judged);
  }

  public void refused(String what, String expected, Callable<Seen> judged) {
    tell(StepKind.REFUSED, what, expected, judged);
  }

  public void detected(String what, String expected, Callable<Seen> judged) {
    tell(StepKind.DETECTED, what, expected, judged);
  }

  public void repaired(String what, String expected, Callable<Seen> judged) {
    tell(StepKind.REPAIRED, what, expected, judged);
  }

  public void held(String what, String expected, Callable<Seen> judged) {
    tell(StepKind.HELD, what, expected, judged);
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Every step was as it must be, and at least one could have been otherwise. */
  public boolean isWell() {
    return steps.stream().allMatch(Step::isWell)
        && steps.stream().anyMatch(step -> step.kind() != StepKind.ATTEMPTED);
  }

  private void tell(StepKind kind, String what, String expected, Callable<Seen> judged) {
    long start = nanos.getAsLong();
    try {
      add(kind, what, expected, judged.call(), start);
    } catch (Exception | AssertionError e) {
      add(kind, what, expected, new Seen(false, "broke off: " + e), start);
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new StoryEnded(e);
    }
  }

  private void add(StepKind kind, String what, String expected, Seen seen, long start) {
    var took = Duration.ofNanos(nanos.getAsLong() - start);
    var step = new Step(kind, what, expected, seen, took);
    steps.add(step);
    listener.accept(step);
  }
}
