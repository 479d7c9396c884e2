package perennial.journal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what the commands of one transaction will read, so that it is read in one round trip.
 */
public final class Prefetch {
  final Map<Table<?>, Set<List<Object>>> keys = new LinkedHashMap<>();
  final Map<Index<?>, Set<List<Object>>> questions = new LinkedHashMap<>();

  public void row(Table<?> table, Object... key) {
    keys.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(Table.plainKey(key));
  }

  public void list(Index<?> index, Object... values) {
    questions.computeIfAbsent(index, i -> new LinkedHashSet<>()).add(Table.plainKey(values));
  }
}
