package perennial.drills.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What somebody has: identifiers and other values, by names such as {@code lot}.
 *
 * @param byName never asked directly for one, which may be missing
 */
public record Things(Map<String, String> byName) {
  public Things {
    byName = Map.copyOf(byName);
  }

  /**
   * One of them.
   *
   * @throws StageFailed when there is none of the name: a drill that is written wrongly
   */
  public String get(String name) {
    String value = byName.get(name);
    if (value == null) {
      throw new StageFailed("nothing is known by the name of " + name);
    }
    return value;
  }

  /** The same with another value for a name. */
  public Things with(String name, String value) {
    var values = new HashMap<String, String>(byName);
    values.put(name, value);
    return new Things(values);
  }

  /** The same with each value changed. */
  public Things map(UnaryOperator<String> change) {
    var values = new HashMap<String, String>(byName);
    values.replaceAll((name, value) -> change.apply(value));
    return new Things(values);
  }

  /** All values, each once. */
  public List<String> values() {
    return byName.values().stream().distinct().toList();
  }
}
