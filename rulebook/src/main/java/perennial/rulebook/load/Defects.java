package perennial.rulebook.load;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, each thing once, in the order found. */
final class Defects {

  private final Set<RuleDefect> all = new LinkedHashSet<>();
  private final Set<String> unsound = new HashSet<>();

  void add(String file, String place, String text) {
    all.add(new RuleDefect(file, place, text));
  }

  /**
   * A row of that key is there, but not fit to be used: what refers to it is not a defect of its
   * own.
   */
  void markUnsound(String key) {
    unsound.add(key);
  }

  boolean isUnsound(String key) {
    return unsound.contains(key);
  }

  /** Whether something is wrong with that file. */
  boolean isAbout(String file) {
    return all.stream().anyMatch(defect -> defect.file().equals(file));
  }

  int size() {
    return all.size();
  }

  List<RuleDefect> list() {
    return List.copyOf(all);
  }
}
