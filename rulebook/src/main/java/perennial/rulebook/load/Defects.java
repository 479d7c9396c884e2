package perennial.rulebook.load;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, each thing once, in the order found. */
final class Defects {

  private final Set<RuleDefect> all = new LinkedHashSet<>();

  void add(String file, String place, String text) {
    all.add(new RuleDefect(file, place, text));
  }

  int size() {
    return all.size();
  }

  List<RuleDefect> list() {
    return List.copyOf(all);
  }
}
