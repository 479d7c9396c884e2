package perennial.rulebook.assay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of analytes and groups in a reading: their order in the rules. So judging finds a
 * result by its number and looks up no names.
 */
final class Layout {
  /** The place of what is not there. */
  static final int NOWHERE = -1;

  private final List<String> analytes;
  private final List<String> groups;

  /** The last other one that was found to be the same: two rule sets are tried again and again. */
  private volatile @Nullable Layout twin;

  /**
   * @param analytes keys, each at its place
   * @param groups keys, each at its place
   */
  Layout(List<String> analytes, List<String> groups) {
    this.analytes = List.copyOf(analytes);
    this.groups = List.copyOf(groups);
  }

  List<String> analytes() {
    return analytes;
  }

  List<String> groups() {
    return groups;
  }

  boolean isSameAs(Layout other) {
    if (other == this || other == twin) {
      return true;
    }
    boolean isSame = analytes.equals(other.analytes) && groups.equals(other.groups);
    if (isSame) {
      twin = other;
    }
    return isSame;
  }

  /** Keys to their places. */
  static Map<String, Integer> places(List<String> keys) {
    var places = new HashMap<String, Integer>();
    for (String key : keys) {
      places.put(key, places.size());
    }
    return places;
  }
}
