package perennial.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.BundleAddress;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.EntryBundle;
import perennial.journal.log.Hash;
import perennial.journal.log.InclusionProof;
import perennial.journal.log.Receipt;
import perennial.journal.log.SignedNote;
import perennial.journal.log.TileAddress;
import perennial.journal.log.TilePath;
import perennial.journal.log.TileSource;
import perennial.journal.log.TreeHead;
import perennial.journal.log.TreeReader;
import perennial.kernel.Bytes;

/** The published log as anybody may read it: checkpoint, tiles, commitments, proofs. */
public final class LogReader {
  /** Of so many newest entries it is known that they wait for their leaf: seconds of full load. */
  static final int WAITING_MAX = 20_000;

  private final DataSource log;

  /**
   * @param log sessions of {@code perennial_log}, which sees the commitments of all licensees
   */
  public LogReader(DataSource log) {
    this.log = log;
  }

  /** What there is to say about a leaf. */
  public sealed interface Proof {
    /** A receipt under the newest checkpoint; its extra bytes are the leaf hash. */
    record Ready(Receipt receipt) implements Proof {}

    /** The entry is written; the next checkpoint will hold it. */
    record Soon() implements Proof {}

    record Unknown() implements Proof {}
  }

  /** The newest checkpoint as published, or null before the first. */
  public byte @Nullable [] checkpoint() {
    try (Connection session = log.getConnection()) {
      return checkpoint(session);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** The bytes of a tile or bundle, or null when the log does not have it that wide. */
  public byte @Nullable [] tile(TilePath path) {
    try (Connection session = log.getConnection()) {
      return tile(session, path);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /**
   * @param leaf hash of a leaf, as a write's answer names it
   */
  public Proof proof(Hash leaf) {
    return proof(leaf, List.of());
  }

  /**
   * @param cosigned checkpoints of this log that witnesses cosigned, the best first: the first that
   *     holds the entry is taken, and the newest checkpoint where none does
   */
  public Proof proof(Hash leaf, List<SignedNote> cosigned) {
    try (Connection session = log.getConnection()) {
      byte[] note = checkpoint(session);
      long index = number(session, LogSql.FIND_LEAF, leaf.bytes());
      if (index < 0) {
        return isWaiting(session, leaf) ? new Proof.Soon() : new Proof.Unknown();
      }
      if (note == null) {
        return new Proof.Soon();
      }
      long published = size(SignedNote.parse(note));
      for (SignedNote each : cosigned) {
        if (index < size(each) && size(each) <= published) {
          Optional<Receipt> receipt = receipt(session, leaf, index, each);
          if (receipt.isPresent()) { // or else it is of a tree that was set back since
            return new Proof.Ready(receipt.get());
          }
        }
      }
      if (index >= published) {
        return new Proof.Soon();
      }
      return receipt(session, leaf, index, SignedNote.parse(note))
          .map(Proof.Ready::new)
          .orElseThrow(
              () -> new IllegalStateException("a tile of the log is false; no receipt is given"));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static long size(SignedNote checkpoint) {
    return Checkpoint.parse(checkpoint.text()).head().size();
  }

  /** Nothing when the tiles do not prove the leaf under this checkpoint. */
  private static Optional<Receipt> receipt(
      Connection session, Hash leaf, long index, SignedNote checkpoint) throws SQLException {
    TreeHead head = Checkpoint.parse(checkpoint.text()).head();
    InclusionProof proof = inclusion(session, index, head.size());
    return proof.verify(leaf, head.root()).isPresent()
        ? Optional.empty()
        : Optional.of(new Receipt(new Bytes(leaf.bytes()), index, proof.path(), checkpoint));
  }

  /** By one look-up of all its tiles, since each round trip costs more than what it finds. */
  private static InclusionProof inclusion(Connection session, long index, long size)
      throws SQLException {
    Map<TilePath, byte[]> tiles = new HashMap<>();
    var reader = new TreeReader(tiles::get, size);
    List<TileAddress> wanted = reader.tilesFor(index);
    try (PreparedStatement select = session.prepareStatement(LogSql.TILES)) {
      select.setArray(1, array(session, "integer", wanted, TileAddress::level));
      select.setArray(2, array(session, "bigint", wanted, TileAddress::index));
      select.setArray(3, array(session, "integer", wanted, tile -> tile.width() * Hash.LENGTH));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          tiles.put(wanted.get(rows.getInt(1) - 1), rows.getBytes(2));
        }
      }
    }
    return reader.inclusion(index);
  }

  private static Array array(
      Connection session, String type, List<TileAddress> tiles, Function<TileAddress, Object> part)
      throws SQLException {
    return session.createArrayOf(type, tiles.stream().map(part).toArray());
  }

  private static byte @Nullable [] checkpoint(Connection session) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(LogSql.CHECKPOINT);
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getBytes(1) : null;
    }
  }

  private static long number(Connection session, String sql, byte[] value) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(sql)) {
      select.setBytes(1, value);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    }
  }

  private static boolean isWaiting(Connection session, Hash leaf) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(LogSql.FIND_WAITING)) {
      select.setInt(1, WAITING_MAX);
      select.setBytes(2, leaf.bytes());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /** Tiles through one session, for as long as that is open. */
  static TileSource source(Connection session) {
    return path -> {
      try {
        return tile(session, path);
      } catch (SQLException e) {
        throw new DatabaseFailure(e);
      }
    };
  }

  private static byte @Nullable [] tile(Connection session, TilePath path) throws SQLException {
    return switch (path) {
      case TileAddress tile -> hashes(session, tile);
      case BundleAddress bundle -> commitments(session, bundle);
    };
  }

  private static byte @Nullable [] hashes(Connection session, TileAddress tile)
      throws SQLException {
    int length = tile.width() * Hash.LENGTH;
    try (PreparedStatement select = session.prepareStatement(LogSql.TILE)) {
      select.setInt(1, length);
      select.setInt(2, tile.level());
      select.setLong(3, tile.index());
      select.setInt(4, length);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : null;
      }
    }
  }

  private static byte @Nullable [] commitments(Connection session, BundleAddress bundle)
      throws SQLException {
    long first = bundle.index() * TilePath.FULL_WIDTH;
    List<byte[]> commitments = new ArrayList<>(bundle.width());
    try (PreparedStatement select = session.prepareStatement(LogSql.BUNDLE)) {
      select.setLong(1, first);
      select.setLong(2, first + bundle.width());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          commitments.add(rows.getBytes(1));
        }
      }
    }
    return commitments.size() == bundle.width() ? EntryBundle.encode(commitments) : null;
  }
}
