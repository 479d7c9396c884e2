package perennial.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.ErasePersonal.Erasing;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** Looks up what there is to erase. */
final class ErasurePlans {
  private final Connection session;

  ErasurePlans(Connection session) {
    this.session = session;
  }

  /**
   * What a licensee recorded of persons, and the persons that are registered for it alone. What
   * others sent to it is theirs.
   */
  List<ErasurePlan.Item> ofLicensee(LicenseeId licensee) throws SQLException {
    List<ObjectRef> candidates = new ArrayList<>();
    try (PreparedStatement select = session.prepareStatement(EraserSql.OF_LICENSEE)) {
      select.setLong(1, licensee.value());
      candidates.addAll(objects(select));
    }
    Set<LicenseeId> alone = Set.of(LicenseeId.REGISTRY, licensee);
    return items(candidates).stream()
        .filter(item ->
            item.erasing().owner().equals(licensee)
                || (item.erasing().owner().equals(LicenseeId.REGISTRY)
                    && item.parties().equals(alone)))
        .toList();
  }

  /** Objects of a kind whose newest part was recorded before a moment, the oldest first. */
  List<ErasurePlan.Item> before(Kind kind, Instant before, int max) throws SQLException {
    long last = lastEntryBefore(before);
    try (PreparedStatement select = session.prepareStatement(EraserSql.OF_KIND_UNTIL)) {
      select.setLong(1, last);
      select.setString(2, kind.letters());
      select.setLong(3, last);
      select.setInt(4, max);
      return items(objects(select)).stream().filter(item -> item.to().isBefore(before)).toList();
    }
  }

  /**
   * The newest entry from before a moment, nearly: entries of different licensees may be recorded
   * some seconds out of order, so each must be looked at again.
   */
  private long lastEntryBefore(Instant before) throws SQLException {
    long low = 0;
    long high = number(EraserSql.LAST_ENTRY);
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (isRecordedBefore(middle, before)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private boolean isRecordedBefore(long entry, Instant before) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(EraserSql.ENTRY_AT)) {
      select.setLong(1, entry);
      try (ResultSet found = select.executeQuery()) {
        return found.next() && instant(found, 2).isBefore(before);
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(sql);
        ResultSet found = select.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  /** Erasures recorded since a moment, of which something is still there. */
  List<ObjectRef> unfinished(Instant since) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(EraserSql.UNFINISHED)) {
      select.setObject(1, time(since));
      return objects(select);
    }
  }

  long attempts(@Nullable LicenseeId licensee, Instant before) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(EraserSql.COUNT_ATTEMPTS)) {
      select.setObject(1, time(before));
      select.setObject(2, licensee == null ? null : licensee.value(), java.sql.Types.BIGINT);
      select.setObject(3, licensee == null ? null : licensee.value(), java.sql.Types.BIGINT);
      try (ResultSet found = select.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  /** Those of the objects that have personal parts, with all that is known of them. */
  List<ErasurePlan.Item> items(List<ObjectRef> objects) throws SQLException {
    var items = new ArrayList<ErasurePlan.Item>();
    try (PreparedStatement select = session.prepareStatement(EraserSql.DETAILS)) {
      setObjects(select, objects);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          items.add(item(found));
        }
      }
    }
    return items;
  }

  private static ErasurePlan.Item item(ResultSet found) throws SQLException {
    var object = new ObjectRef(new Kind(found.getString(1)), found.getLong(2));
    var erasing =
        new Erasing(object, new LicenseeId(found.getLong(7)), found.getLong(3), found.getLong(4));
    Set<LicenseeId> parties =
        Arrays.stream((Long[]) found.getArray(8).getArray())
            .map(LicenseeId::new)
            .collect(Collectors.toSet());
    return new ErasurePlan.Item(erasing, parties, instant(found, 5), instant(found, 6));
  }

  private static List<ObjectRef> objects(PreparedStatement select) throws SQLException {
    var objects = new ArrayList<ObjectRef>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        objects.add(new ObjectRef(new Kind(found.getString(1)), found.getLong(2)));
      }
    }
    return objects;
  }

  /** Sets the first two parameters, arrays of kinds and of serials. */
  static void setObjects(PreparedStatement statement, List<ObjectRef> objects) throws SQLException {
    Array kinds =
        statement
            .getConnection()
            .createArrayOf("text", objects.stream().map(o -> o.kind().letters()).toArray());
    statement.setArray(1, kinds);
    statement.setObject(2, objects.stream().mapToLong(ObjectRef::serial).toArray());
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet found, int column) throws SQLException {
    return found.getObject(column, OffsetDateTime.class).toInstant();
  }
}
