package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/**
 * Cuts a licensee's objects into windows, in the order of kind and serial. A window is looked at
 * within one snapshot and folded in memory as one, so that an entry is decoded once for all of its
 * objects that are there; a licensee of common size is one window.
 */
final class Windows {
  /** Objects of a window: some 100 MB of rows at worst in common proportions. */
  static final int OBJECTS = 10_000;

  /** Steps of a window; one object alone may have more. */
  static final int STEPS = 40_000;

  private static final String OBJECTS_AFTER =
      """
      SELECT kind, serial FROM identifiers.object
      WHERE licensee_id = ? AND (kind, serial) > (?, ?) ORDER BY kind, serial LIMIT ?\
      """;

  /**
   * @param high the last object; null when the window goes to the end
   */
  record Window(Streams streams, @Nullable ObjectRef low, @Nullable ObjectRef high) {}

  private final long licensee;
  private final int objects;
  private final int steps;
  private @Nullable ObjectRef low;
  private boolean isOver;

  Windows(long licensee) {
    this(licensee, OBJECTS, STEPS);
  }

  Windows(long licensee, int objects, int steps) {
    this.licensee = licensee;
    this.objects = objects;
    this.steps = steps;
  }

  boolean isOver() {
    return isOver;
  }

  /** The next window, within the caller's snapshot; there is always one, if only of strays. */
  Window next(Connection connection) throws SQLException {
    List<ObjectRef> next = objects(connection);
    var streams = new Streams();
    ObjectRef last = streams.read(connection, next, steps);
    boolean isWhole = last == null;
    if (last != null) {
      last = complete(connection, streams, last);
    } else if (!next.isEmpty()) {
      last = next.getLast();
    }
    isOver = isWhole && next.size() < objects;
    var window = new Window(streams, low, isOver ? null : last);
    low = last;
    return window;
  }

  private List<ObjectRef> objects(Connection connection) throws SQLException {
    var found = new ArrayList<ObjectRef>();
    try (PreparedStatement select = connection.prepareStatement(OBJECTS_AFTER)) {
      select.setLong(1, licensee);
      select.setString(2, low == null ? "" : low.kind().letters());
      select.setLong(3, low == null ? 0 : low.serial());
      select.setInt(4, objects);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          found.add(new ObjectRef(new Kind(results.getString(1)), results.getLong(2)));
        }
      }
    }
    return found;
  }

  /** Leaves the last object, which may be cut, to the next window; or reads all of it. */
  private static ObjectRef complete(Connection connection, Streams streams, ObjectRef last)
      throws SQLException {
    if (streams.objects.size() == 1) {
      Streams whole = Streams.of(connection, streams.objects);
      whole.byEntry.keySet().forEach(entry -> streams.add(last, entry));
      return last;
    }
    streams.remove(last);
    return Collections.max(streams.objects);
  }
}
