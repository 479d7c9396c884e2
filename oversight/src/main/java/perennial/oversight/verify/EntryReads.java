package perennial.oversight.verify;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;
import perennial.journal.Replay;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;

/**
 * Reads entries by number, decodes each and checks it against its leaf. The last ones are kept
 * decoded: an act's objects are often looked at one soon after the other. Of one thread.
 */
public final class EntryReads {
  /** Bytes of facts kept; decoded they take some ten times that. */
  static final long KEPT_BYTES_MAX = 6_000_000;

  /** Entries read by one statement; facts of some hundred bytes make it a few hundred KB. */
  static final int AT_ONCE = 500;

  /** Of which the driver holds so many undecoded. */
  private static final int FETCH = 200;

  private static final String BY_ID =
      "SELECT "
          + Replay.COLUMNS
          + ", e.leaf, e.licensee_id, e.parties, e.act, e.recorded_at FROM journal.entry e LEFT JOIN journal.entry_personal p USING (entry_id)"
          + " WHERE e.entry_id = ANY(?)";

  private final Replay replay;
  private final LinkedHashMap<Long, Proven> kept = new LinkedHashMap<>();
  private long keptBytes;

  /** Takes entries in the order of their numbers. */
  @FunctionalInterface
  public interface Taker {
    /** Null stands for an entry that does not exist. */
    void take(long id, @Nullable Proven entry);
  }

  public EntryReads(Replay replay) {
    this.replay = replay;
  }

  /**
   * @param ids in ascending order
   */
  public void each(Connection connection, long[] ids, Taker taker) throws SQLException {
    for (int from = 0; from < ids.length; from += AT_ONCE) {
      long[] some = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + AT_ONCE));
      Map<Long, Proven> read = read(connection, some);
      for (long id : some) {
        taker.take(id, read.get(id));
      }
    }
  }

  private Map<Long, Proven> read(Connection connection, long[] ids) throws SQLException {
    var found = new HashMap<Long, Proven>();
    for (long id : ids) {
      Proven known = kept.get(id);
      if (known != null) {
        found.put(id, known);
      }
    }
    long[] missing = Arrays.stream(ids).filter(id -> !found.containsKey(id)).toArray();
    if (missing.length == 0) {
      return found;
    }
    select(
        connection,
        missing,
        results -> {
          Proven read = decode(results);
          found.put(read.id(), read);
          keep(read);
        });
    return found;
  }

  /**
   * An entry with what its columns say beside its facts.
   *
   * @param leaf as stored
   * @param licensee as the column says, like what follows
   */
  record Stored(
      Proven read,
      Bytes leaf,
      long licensee,
      List<LicenseeId> parties,
      @Nullable String act,
      @Nullable Instant recordedAt) {

    /** What the columns say otherwise than the facts; empty when nothing. */
    String contradiction(Entry entry) {
      if (entry.occasion().licensee().value() != licensee) {
        return "its licensee";
      }
      if (!entry.parties().equals(parties)) {
        return "its parties";
      }
      if (!entry.occasion().act().equals(act)) {
        return "its act";
      }
      return entry.occasion().recordedAt().equals(recordedAt) ? "" : "when it was recorded";
    }
  }

  /**
   * Entries with their columns, by number; all are read anew, and kept decoded.
   *
   * @param ids at most {@link #AT_ONCE}
   */
  Map<Long, Stored> stored(Connection connection, long[] ids) throws SQLException {
    var found = new HashMap<Long, Stored>();
    select(
        connection,
        ids,
        results -> {
          Proven read = decode(results);
          keep(read);
          found.put(
              read.id(),
              new Stored(
                  read,
                  bytes(results.getBytes(6)),
                  results.getLong(7),
                  parties(results),
                  results.getString(9),
                  moment(results.getObject(10, OffsetDateTime.class))));
        });
    return found;
  }

  /** Hostile hands may have emptied any column. */
  private static Bytes bytes(byte @Nullable [] column) {
    return new Bytes(column == null ? new byte[0] : column);
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime column) {
    return column == null ? null : column.toInstant();
  }

  private static List<LicenseeId> parties(ResultSet results) throws SQLException {
    Array column = results.getArray(8);
    return column == null
        ? List.of()
        : Arrays.stream((Long[]) column.getArray()).map(LicenseeId::new).toList();
  }

  /** Takes one row. */
  @FunctionalInterface
  private interface RowTaker {
    void take(ResultSet results) throws SQLException;
  }

  private static void select(Connection connection, long[] ids, RowTaker taker)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
      select.setFetchSize(FETCH);
      select.setObject(1, ids);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          taker.take(results);
        }
      }
    }
  }

  /** Decodes an entry and holds it against its leaf. */
  private Proven decode(ResultSet results) throws SQLException {
    long id = results.getLong(1);
    byte[] facts = results.getBytes(2);
    int size = facts == null ? 0 : facts.length;
    try {
      Entry entry = replay.read(results);
      if (!entry.leaf().equals(bytes(results.getBytes(6)))) {
        return new Proven(id, null, "its facts are not those that were hashed", size);
      }
      return new Proven(id, entry, "", size);
    } catch (RuntimeException e) {
      return new Proven(id, null, "its facts cannot be read", size);
    }
  }

  /**
   * Remembers an entry; none with a personal part, which may be erased from one look to the next.
   */
  private void keep(Proven entry) {
    if (entry.entry() == null || entry.entry().personalHash() != null) {
      return;
    }
    if (kept.put(entry.id(), entry) == null) {
      keptBytes += entry.size();
    }
    while (keptBytes > KEPT_BYTES_MAX) {
      keptBytes -= kept.pollFirstEntry().getValue().size();
    }
  }
}
