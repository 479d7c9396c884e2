package perennial.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import perennial.kernel.Bytes;

/** A licensee's chain head as locked, and as this transaction moves it on. */
final class Head {
  long n;
  Bytes hash;
  final Instant recordedAt;

  private Head(long n, Bytes hash, Instant recordedAt) {
    this.n = n;
    this.hash = hash;
    this.recordedAt = recordedAt;
  }

  /** Of {@link JournalSql#LOCK_HEADS}. */
  static Head read(ResultSet results) throws SQLException {
    return new Head(
        results.getLong(2),
        new Bytes(results.getBytes(3)),
        results.getObject(4, OffsetDateTime.class).toInstant());
  }

  /** Links a leaf into the chain, and answers its place and what it links to. */
  EntrySet.Link advance(Bytes leaf) {
    var link = new EntrySet.Link(++n, hash);
    hash = Entry.link(hash, leaf);
    return link;
  }
}
