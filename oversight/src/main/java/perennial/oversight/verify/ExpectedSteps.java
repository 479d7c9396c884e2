package perennial.oversight.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perennial.kernel.ObjectRef;

/**
 * Which entries the lists of objects must have, as a chain says. They wait here until the lists are
 * read anyway: to look for each in the database costs as much as to read it.
 */
final class ExpectedSteps {
  /** Some 25 MB; what a longer chain has beyond them is looked for at once. */
  static final int MAX = 200_000;

  private final Map<ObjectRef, List<Long>> entries = new HashMap<>();
  private int size;

  void add(StreamCheck.Step step) {
    entries.computeIfAbsent(step.object(), object -> new ArrayList<>(2)).add(step.entry());
    size++;
  }

  int size() {
    return size;
  }

  /** What the lists lack; of their objects nothing is expected any more. */
  List<StreamCheck.Step> takeLacking(Streams lists) {
    var lacking = new ArrayList<StreamCheck.Step>();
    for (ObjectRef object : lists.objects) {
      List<Long> expected = take(object);
      for (Long entry : expected) {
        if (!lists.lists(object, entry)) {
          lacking.add(new StreamCheck.Step(object, entry));
        }
      }
    }
    return lacking;
  }

  private List<Long> take(ObjectRef object) {
    List<Long> taken = entries.remove(object);
    size -= taken == null ? 0 : taken.size();
    return taken == null ? List.of() : taken;
  }

  /** All that is left. */
  List<StreamCheck.Step> takeAll() {
    var all = new ArrayList<StreamCheck.Step>(size);
    entries.forEach(
        (object, those) -> those.forEach(e -> all.add(new StreamCheck.Step(object, e))));
    entries.clear();
    size = 0;
    return all;
  }
}
