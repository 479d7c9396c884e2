package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;
import perennial.journal.Replay;
import perennial.kernel.Bytes;

/**
 * Reads entries by number, decodes each and checks it against its leaf. The last ones are kept
 * decoded: an act's objects are often looked at one soon after the other. Of one thread.
 */
public final class EntryReads {
  /** Bytes of facts kept; decoded they take some ten times that. */
  static final long KEPT_BYTES_MAX = 6_000_000;

  /** Entries read by one statement; facts of some hundred bytes make it a few hundred KB. */
  private static final int AT_ONCE = 500;

  /** Of which the driver holds so many undecoded. */
  static final int FETCH = 200;

  private static final String BY_ID =
      "SELECT "
          + Replay.COLUMNS
          + ", e.leaf FROM journal.entry e LEFT JOIN journal.entry_personal p USING (entry_id)"
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
    try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
      select.setFetchSize(FETCH);
      select.setObject(1, missing);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          Proven read = decode(results, 1, 6);
          found.put(read.id(), read);
          keep(read);
        }
      }
    }
    return found;
  }

  /** Decodes the entry whose {@link Replay#COLUMNS} begin at the first column. */
  Proven decode(ResultSet results, int idColumn, int leafColumn) throws SQLException {
    long id = results.getLong(idColumn);
    byte[] facts = results.getBytes(idColumn + 1);
    int size = facts == null ? 0 : facts.length;
    try {
      Entry entry = replay.read(results);
      if (!entry.leaf().equals(new Bytes(results.getBytes(leafColumn)))) {
        return new Proven(id, null, "its facts are not those that were hashed", size);
      }
      return new Proven(id, entry, "", size);
    } catch (RuntimeException e) {
      return new Proven(id, null, "its facts cannot be read", size);
    }
  }

  /**
   * Remembers an entry that was read elsewhere; none with a personal part, which may be erased from
   * one look to the next.
   */
  void keep(Proven entry) {
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
