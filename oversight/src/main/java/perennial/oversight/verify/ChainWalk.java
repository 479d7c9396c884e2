package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/**
 * Walks one licensee's chain: numbered densely, each link following from the entry before, each
 * entry what was hashed and what its columns say, the last one where the head says.
 */
final class ChainWalk {
  /** Under which the links of a chain are counted. */
  static final String COUNT = "journal.chain";

  /** Links of one snapshot: a fraction of a second, and some MB of facts at most. */
  static final int LINKS = 4_000;

  /** Facts of one snapshot, in bytes; more wait for the next. */
  static final long FACTS = 8_000_000;

  private static final Bytes START = new Bytes(new byte[32]);

  private static final String STEPS =
      """
      SELECT n, entry_id, prev_hash FROM journal.chain
      WHERE licensee_id = ? AND n > ? ORDER BY n LIMIT ?\
      """;

  private static final String HEAD = "SELECT n, hash FROM journal.head WHERE licensee_id = ?";

  /** Takes the sound entries of one snapshot, while it lasts. */
  @FunctionalInterface
  interface Taker {
    void take(List<Entry> entries) throws SQLException;
  }

  private final long licensee;
  private final EntryReads reads;
  private final Findings findings;
  private final Tally tally;
  private final Pace pace;
  private long n;
  private boolean isCut;
  private @Nullable Bytes hash;
  private @Nullable Bytes stated;

  /**
   * @param from the walk begins after this link; 0 for the whole chain
   */
  ChainWalk(long licensee, long from, EntryReads reads, Findings findings, Tally tally, Pace pace) {
    this.licensee = licensee;
    this.n = from;
    this.hash = from == 0 ? START : null;
    this.reads = reads;
    this.findings = findings;
    this.tally = tally;
    this.pace = pace;
  }

  /** Walks to the end; answers the number of the last link. */
  long walk(Connection connection, Taker taker) throws SQLException {
    boolean isMore = true;
    while (isMore) {
      int read;
      try (Snapshot _ = Snapshot.of(connection)) {
        List<Link> links = links(connection);
        read = links.size();
        isMore = isCut;
        var sound = new ArrayList<Entry>(read);
        for (Link link : links) {
          Entry entry = check(link);
          if (entry != null) {
            sound.add(entry);
          }
        }
        if (!isMore) {
          checkHead(connection);
        }
        taker.take(sound);
      }
      tally.entries.add(read);
      pace.take(read);
    }
    return n;
  }

  /** One link as it stands in the chain alone. */
  private record Step(long n, long entryId, Bytes previous) {}

  /**
   * The next links with their entries. These are read by lists of numbers: an act of many objects
   * is many entries that lie side by side, and a list finds neighbours without searching for each.
   */
  private List<Link> links(Connection connection) throws SQLException {
    List<Step> steps = steps(connection);
    var links = new ArrayList<Link>(steps.size());
    long bytes = 0;
    for (int from = 0; from < steps.size() && bytes < FACTS; from += EntryReads.AT_ONCE) {
      List<Step> some = steps.subList(from, Math.min(steps.size(), from + EntryReads.AT_ONCE));
      long[] ids = some.stream().mapToLong(Step::entryId).toArray();
      Map<Long, EntryReads.Stored> stored = reads.stored(connection, ids);
      for (Step step : some) {
        EntryReads.Stored entry = stored.get(step.entryId());
        links.add(new Link(step.n(), step.entryId(), step.previous(), entry));
        bytes += entry == null ? 0 : entry.read().size();
      }
    }
    isCut = links.size() < steps.size() || steps.size() == LINKS;
    return links;
  }

  private List<Step> steps(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STEPS)) {
      select.setLong(1, licensee);
      select.setLong(2, n);
      select.setInt(3, LINKS);
      var steps = new ArrayList<Step>();
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          steps.add(
              new Step(results.getLong(1), results.getLong(2), new Bytes(results.getBytes(3))));
        }
      }
      return steps;
    }
  }

  private @Nullable Entry check(Link link) {
    if (link.n() != n + 1) {
      tell(Fault.CHAIN_GAP, link.entryId(), "link " + link.n() + " follows link " + n);
    }
    if (link.n() == n + 1 && !follows(link.previous())) {
      tell(Fault.CHAIN_LINK, link.entryId(), "link " + link.n());
    }
    Bytes walked = link.n() == n + 1 && hash != null ? hash : link.previous();
    n = link.n();
    EntryReads.Stored stored = link.stored();
    if (stored == null) {
      hash = null;
      stated = null;
      tell(Fault.ENTRY_MISSING, link.entryId(), "link " + link.n());
      return null;
    }
    hash = Entry.link(walked, stored.leaf());
    stated = walked.equals(link.previous()) ? hash : Entry.link(link.previous(), stored.leaf());
    Entry entry = stored.read().entry();
    if (entry == null) {
      tell(Fault.ENTRY_LEAF, link.entryId(), stored.read().trouble());
      return null;
    }
    String contradiction = stored.contradiction(entry);
    if (!contradiction.isEmpty()) {
      tell(Fault.ENTRY_FACTS, link.entryId(), contradiction);
    }
    if (!entry.parties().contains(new LicenseeId(licensee))) {
      tell(Fault.CHAIN_PARTY, link.entryId(), "link " + link.n());
      return null;
    }
    return entry;
  }

  /**
   * Where a link did not follow, either it or what was before it was changed; the next link tells
   * which, so that one change is told of once.
   */
  private boolean follows(Bytes previous) {
    if (hash == null || hash.equals(previous)) {
      return true;
    }
    if (previous.equals(stated)) {
      hash = stated;
      return true;
    }
    return false;
  }

  private void checkHead(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HEAD)) {
      select.setLong(1, licensee);
      try (ResultSet head = select.executeQuery()) {
        if (!head.next()) {
          tell(Fault.CHAIN_HEAD, 0, "there is no head");
        } else if (head.getLong(1) != n) {
          tell(Fault.CHAIN_HEAD, 0, "it ends at " + n + ", its head says " + head.getLong(1));
        } else if (!follows(new Bytes(head.getBytes(2)))) {
          tell(Fault.CHAIN_HEAD, 0, "the last hash is another");
        }
      }
    }
  }

  private void tell(Fault fault, long entry, String detail) {
    String place = fault.name().startsWith("ENTRY") ? "journal.entry" : "journal.chain";
    findings.add(Finding.of(fault, licensee, place, entry, detail));
  }
}
