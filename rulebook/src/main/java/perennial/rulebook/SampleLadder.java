package perennial.rulebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * How much a laboratory takes of a lot, by the size of the lot.
 *
 * @param key name within the rule set
 * @param classes keys of the product classes; a class has at most one ladder on any day
 * @param unit unit of the lot's size
 * @param each how much one sub-sample holds at least
 * @param eachUnit unit of that
 * @param steps by rising size, the first from 0
 */
public record SampleLadder(
    String key,
    Set<String> classes,
    String unit,
    BigDecimal each,
    String eachUnit,
    List<Step> steps,
    RuleBasis basis)
    implements Rule {

  /**
   * From that size on, and below the next step, so many sub-samples.
   *
   * @param from in the ladder's unit, included
   */
  public record Step(BigDecimal from, int samples) {}

  public SampleLadder {
    classes = Set.copyOf(classes);
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.getFirst().from().signum() != 0) {
      throw new IllegalArgumentException("the first step does not begin at 0");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i - 1).from().compareTo(steps.get(i).from()) >= 0) {
        throw new IllegalArgumentException("the steps do not rise");
      }
    }
  }

  /** Sub-samples of a lot of that size; empty for less than nothing. */
  public Optional<Integer> samples(BigDecimal size) {
    return steps.reversed().stream()
        .filter(step -> step.from().compareTo(size) <= 0)
        .findFirst()
        .map(Step::samples);
  }

  @Override
  public boolean denies() {
    return basis.effect() == Effect.DENY;
  }
}
