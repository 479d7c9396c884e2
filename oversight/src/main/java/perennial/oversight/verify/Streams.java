package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/** Some objects, and which entries their streams list. */
public final class Streams {
  /**
   * By a list of one kind: serials that were given out together lie side by side, and a list finds
   * neighbours without searching for each.
   */
  private static final String OF_KIND =
      """
      SELECT serial, entry_id FROM journal.stream WHERE kind = ? AND serial = ANY(?)
      ORDER BY serial, entry_id LIMIT ?\
      """;

  /** The objects, whether or not they have entries. */
  final Set<ObjectRef> objects = new LinkedHashSet<>();

  /** By entry, in ascending order. */
  final TreeMap<Long, Set<ObjectRef>> byEntry = new TreeMap<>();

  int size;

  public void add(ObjectRef object, @Nullable Long entry) {
    objects.add(object);
    if (entry != null && byEntry.computeIfAbsent(entry, e -> new HashSet<>(4)).add(object)) {
      size++;
    }
  }

  /** Takes an object and its entries away again. */
  void remove(ObjectRef object) {
    objects.remove(object);
    byEntry.values().removeIf(those -> those.remove(object) && those.isEmpty());
  }

  /** The objects in whose lists an entry stands. */
  public Set<ObjectRef> of(long entry) {
    return byEntry.getOrDefault(entry, Set.of());
  }

  /** Whether an entry stands in an object's list. */
  public boolean lists(ObjectRef object, long entry) {
    return byEntry.getOrDefault(entry, Set.of()).contains(object);
  }

  public long[] entries() {
    return byEntry.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  /** Reads the streams of any objects. */
  public static Streams of(Connection connection, Collection<ObjectRef> objects)
      throws SQLException {
    var streams = new Streams();
    streams.read(connection, objects, Integer.MAX_VALUE);
    return streams;
  }

  /**
   * Reads more streams, up to a number of steps.
   *
   * @return null when all were read; or the last object, of which steps may be missing, while the
   *     objects after it were left out
   */
  @Nullable ObjectRef read(Connection connection, Collection<ObjectRef> all, int stepsMax)
      throws SQLException {
    var byKind = new TreeMap<Kind, List<ObjectRef>>();
    for (ObjectRef object : all) {
      byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object);
    }
    int left = stepsMax;
    for (Map.Entry<Kind, List<ObjectRef>> each : byKind.entrySet()) {
      Part part = read(connection, each.getKey(), each.getValue(), left);
      left -= part.steps();
      ObjectRef last = part.last();
      if (left == 0 && last != null) {
        each.getValue().stream().filter(o -> o.compareTo(last) <= 0).forEach(objects::add);
        return last;
      }
      objects.addAll(each.getValue());
    }
    return null;
  }

  /** How much of one kind was read, and up to which object. */
  private record Part(int steps, @Nullable ObjectRef last) {}

  private Part read(Connection connection, Kind kind, List<ObjectRef> some, int stepsMax)
      throws SQLException {
    int steps = 0;
    ObjectRef last = null;
    try (PreparedStatement select = connection.prepareStatement(OF_KIND)) {
      select.setString(1, kind.letters());
      select.setObject(2, some.stream().mapToLong(ObjectRef::serial).toArray());
      select.setInt(3, stepsMax);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          long serial = results.getLong(1);
          if (last == null || last.serial() != serial) {
            last = new ObjectRef(kind, serial);
          }
          add(last, results.getLong(2));
          steps++;
        }
      }
    }
    return new Part(steps, last);
  }
}
