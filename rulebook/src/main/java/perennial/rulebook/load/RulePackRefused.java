package perennial.rulebook.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule pack is not fit for use; nothing of it was taken. The registry does not start without
 * rules.
 */
public final class RulePackRefused extends RuntimeException {

  private final transient List<RuleDefect> defects;

  public RulePackRefused(List<RuleDefect> defects) {
    super(
        defects.size()
            + " defects in the rule pack:\n"
            + defects.stream().map(RuleDefect::toString).collect(Collectors.joining("\n")));
    this.defects = List.copyOf(defects);
  }

  /** All of them. */
  public List<RuleDefect> defects() {
    return defects;
  }
}
