package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/** Some objects, and which entries their streams list. */
public final class Streams {
  private static final String OF_OBJECTS =
      """
      SELECT o.kind, o.serial, s.entry_id FROM unnest(?::text[], ?::bigint[]) AS o(kind, serial)
      JOIN journal.stream s ON s.kind = o.kind AND s.serial = o.serial\
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
    List<ObjectRef> list = List.copyOf(objects);
    try (PreparedStatement select = connection.prepareStatement(OF_OBJECTS)) {
      select.setArray(1, Sql.texts(connection, list.stream().map(o -> o.kind().letters())));
      select.setObject(2, list.stream().mapToLong(ObjectRef::serial).toArray());
      streams.objects.addAll(list);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          streams.add(
              new ObjectRef(new Kind(results.getString(1)), results.getLong(2)),
              results.getLong(3));
        }
      }
    }
    return streams;
  }
}
