package perennial.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perennial.journal.ErasePersonal.Erasing;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * What an erasure would destroy.
 *
 * @param items the objects with personal parts
 * @param attempts calls, besides those that are part of an object's own life
 * @param thorough whether calls that were refused, or changed nothing, are searched for what they
 *     say of the objects; past a retention that is longer than that of calls there are none
 */
public record ErasurePlan(List<Item> items, @Nullable Attempts attempts, boolean thorough) {

  /**
   * An object with personal parts.
   *
   * @param parties all licensees in whose chains the object's entries stand
   * @param from when the first of the parts was recorded, {@code to} the last
   */
  public record Item(Erasing erasing, Set<LicenseeId> parties, Instant from, Instant to) {
    public ObjectRef object() {
      return erasing.object();
    }
  }

  /**
   * Calls to be forgotten.
   *
   * @param licensee whose; null for everybody's
   * @param before those that were recorded before
   */
  public record Attempts(@Nullable LicenseeId licensee, Instant before, long count) {}

  public ErasurePlan {
    items = List.copyOf(items);
  }

  public boolean isEmpty() {
    return items.isEmpty() && (attempts == null || attempts.count() == 0);
  }

  /** How many objects there are of each kind. */
  public Map<Kind, Long> objects() {
    var counts = new TreeMap<Kind, Long>();
    items.forEach(item -> counts.merge(item.object().kind(), 1L, Long::sum));
    return counts;
  }

  /** How many personal parts there are. */
  public long parts() {
    return items.stream().mapToLong(item -> item.erasing().parts()).sum();
  }

  /** The objects in acts of their own: those with the same parties together, as many as may be. */
  List<List<Item>> batches() {
    var byParties = new LinkedHashMap<Set<LicenseeId>, List<Item>>();
    items.forEach(
        item -> byParties.computeIfAbsent(item.parties(), p -> new ArrayList<>()).add(item));
    var batches = new ArrayList<List<Item>>();
    for (List<Item> same : byParties.values()) {
      for (int from = 0; from < same.size(); from += ErasePersonal.OBJECTS_MAX) {
        batches.add(same.subList(from, Math.min(same.size(), from + ErasePersonal.OBJECTS_MAX)));
      }
    }
    return batches;
  }
}
