package perennial.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.Hash;
import perennial.journal.log.Merkle;
import perennial.journal.log.OpenedCheckpoint;
import perennial.journal.log.SignerKey;
import perennial.journal.log.TreeBuilder;
import perennial.journal.log.TreeHead;

/**
 * Puts entries into the log, in passes. Of all nodes over a database one leads; the others follow
 * what it publishes. Not for several threads at once.
 */
public final class Sequencer implements AutoCloseable {
  /** Entries of one transaction: a tenth of a second of work, and a tile's worth sixteen times. */
  static final int BATCH = 4_096;

  /**
   * While entries keep coming; when a pass finds none, at once. Signing on every pass, which waits
   * for the disk twice, took as much from writes as all the rest of the log.
   */
  static final Duration CHECKPOINT_EVERY = Duration.ofMillis(500);

  /** Any number that no other lock of the registry has: "log" in letters. */
  static final long LOCK = 0x6c6f67;

  /** Where a pass may be cut short; tests do so between each pair. */
  enum Step {
    LEAVES,
    TILES,
    HEAD,
    COMMITTED,
    KEPT,
    PUBLISHED
  }

  /** Is told of each step. */
  interface Steps {
    void reached(Step step) throws SQLException;
  }

  private final DataSource log;
  private final SignerKey key;
  private final CheckpointFile file;
  private final Witnessed witnessed;
  private final InstantSource clock;
  private final LogMeters meters;
  private final Steps steps;

  private @Nullable LogSession session;
  private @Nullable TreeBuilder tree;
  private LogGaps gaps = new LogGaps(0);
  private Instant signedAt = Instant.MIN;

  /** Whose signature was verified last: most passes read the same one twice. */
  private byte @Nullable [] openedNote;

  private TreeHead openedHead = TreeHead.EMPTY;

  /** Of witnesses; what the database was held to already, since this session began. */
  private List<TreeHead> heldTo = List.of();

  /**
   * @param log sessions of {@code perennial_log}; one is held for as long as this lives
   * @param witnessed what others know to be published
   */
  public Sequencer(
      DataSource log,
      SignerKey key,
      CheckpointFile file,
      Witnessed witnessed,
      InstantSource clock,
      LogMeters meters) {
    this(log, key, file, witnessed, clock, meters, step -> {});
  }

  Sequencer(
      DataSource log,
      SignerKey key,
      CheckpointFile file,
      Witnessed witnessed,
      InstantSource clock,
      LogMeters meters,
      Steps steps) {
    this.log = log;
    this.key = key;
    this.file = file;
    this.witnessed = witnessed;
    this.clock = clock;
    this.meters = meters;
    this.steps = steps;
  }

  /**
   * Sequences what is there, at most {@link #BATCH} entries, and publishes when it is time. After a
   * failure the next pass begins from what the database holds.
   *
   * @return how many entries; 0 also while another node leads
   * @throws LogRefused when going on would fork the log
   * @throws DatabaseFailure when the database did not do what was asked
   */
  public int pass() {
    try {
      if (session == null) {
        session = new LogSession(log.getConnection());
      }
      return pass(session);
    } catch (SQLException e) {
      close();
      throw new DatabaseFailure(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private int pass(LogSession open) throws SQLException {
    // Asked for once only: the lock counts how often it was taken, and goes with the session.
    boolean leads = tree != null || open.lead(LOCK);
    // Before the state, which so holds whatever anybody could have seen published.
    List<TreeHead> heads = witnessed.heads();
    LogSession.State state = open.state();
    byte[] mine = file.read();
    TreeHead kept = mine == null ? TreeHead.EMPTY : opened(mine);
    demandNotBehind(state, kept, "a checkpoint of %d was published");
    boolean isFresh = leads && (tree == null || !tree.head().equals(state.head()));
    if (isFresh) {
      tree = TreeMemory.resume(open, state.head());
      gaps = new LogGaps(state.settled());
    }
    kept = follow(open, state, kept, mine == null, isFresh);
    demandWitnessed(open, state, heads);
    if (tree == null) {
      open.commit();
      return 0;
    }
    int count = sequence(open, tree, state);
    publish(open, tree.head(), kept, count == 0);
    return count;
  }

  private static void demandNotBehind(LogSession.State state, TreeHead known, String how) {
    if (known.size() > state.head().size()) {
      throw new LogRefused(
          "The database has "
              + state.head().size()
              + " leaves, and "
              + how.formatted(known.size())
              + ": it was set back.");
    }
  }

  /** What this node kept may have been set back with the database; what witnesses hold was not. */
  private void demandWitnessed(LogSession open, LogSession.State state, List<TreeHead> heads)
      throws SQLException {
    if (heads.equals(heldTo)) {
      return;
    }
    for (TreeHead head : heads) {
      demandNotBehind(state, head, "a witness holds a checkpoint of %d");
      demandContinues(open, state.head(), head);
    }
    heldTo = heads;
  }

  /** Keeps what was published, by whomever, once it is sure that it continues what was kept. */
  private TreeHead follow(
      LogSession open, LogSession.State state, TreeHead kept, boolean isFirst, boolean isFresh)
      throws SQLException {
    byte[] theirs = state.note();
    TreeHead published = theirs == null ? kept : opened(theirs);
    if (isFresh || !published.equals(kept)) {
      demandContinues(open, state.head(), kept);
      demandContinues(open, state.head(), published);
    }
    TreeHead newest = published.size() > kept.size() ? published : kept;
    if (theirs != null && (isFirst || published.size() > kept.size())) {
      file.write(theirs);
    }
    meters.published.set(newest.size());
    return newest;
  }

  private TreeHead opened(byte[] note) {
    if (!Arrays.equals(note, openedNote)) {
      openedHead = verified(note);
      openedNote = note;
    }
    return openedHead;
  }

  private TreeHead verified(byte[] note) {
    return switch (OpenedCheckpoint.open(note, key.verifier())) {
      case OpenedCheckpoint.Trusted trusted -> trusted.checkpoint().head();
      case OpenedCheckpoint.Refused refused ->
          throw new LogRefused("The newest checkpoint is not ours: " + refused.fault().text());
    };
  }

  /** Tiles that say otherwise may be lost or false; the leaves decide, by whoever may write. */
  private void demandContinues(LogSession open, TreeHead head, TreeHead kept) throws SQLException {
    if (TreeMemory.continues(open, head, kept)) {
      return;
    }
    if (tree != null) {
      tree = TreeMemory.rebuild(open, head);
    }
    if (!TreeMemory.continues(open, head, kept)) {
      throw new LogRefused(
          "The tree in the database does not continue the published checkpoint of "
              + kept.size()
              + " leaves.");
    }
  }

  private int sequence(LogSession open, TreeBuilder builder, LogSession.State state)
      throws SQLException {
    List<LogSession.Waiting> entries = gather(open, state);
    if (!entries.isEmpty()) {
      List<Hash> hashes = entries.stream().map(entry -> Merkle.leaf(entry.commitment())).toList();
      open.insertLeaves(builder.size(), entries, hashes);
      steps.reached(Step.LEAVES);
      hashes.forEach(builder::append);
      open.keepTiles(builder.takeTiles());
      steps.reached(Step.TILES);
      open.moveHead(state.head(), builder.head(), gaps.settled());
      steps.reached(Step.HEAD);
    }
    open.commit();
    steps.reached(Step.COMMITTED);
    meters.sequenced.add(entries.size());
    return entries.size();
  }

  /** The late ones first: their ids are the lower. */
  private List<LogSession.Waiting> gather(LogSession open, LogSession.State state)
      throws SQLException {
    List<LogSession.Waiting> entries = new ArrayList<>();
    if (!gaps.list().isEmpty()) {
      entries.addAll(open.late(gaps.list(), BATCH));
    }
    if (entries.size() < BATCH) {
      gaps.looked(state.oldest(), state.next());
      List<LogSession.Waiting> above = open.next(gaps.highest(), BATCH - entries.size());
      above.forEach(entry -> gaps.met(entry.id()));
      entries.addAll(above);
    }
    return entries;
  }

  /** The leaves are durable; first the file, then the table, from which everybody reads. */
  private void publish(LogSession open, TreeHead head, TreeHead kept, boolean pause)
      throws SQLException {
    Instant now = clock.instant();
    boolean isNew = head.size() > kept.size() || signedAt.equals(Instant.MIN);
    if (!isNew || (!pause && now.isBefore(signedAt.plus(CHECKPOINT_EVERY)))) {
      return;
    }
    byte[] note = Checkpoint.of(key.verifier().name(), head).sign(key).bytes();
    file.write(note);
    steps.reached(Step.KEPT);
    open.publish(head.size(), note, now);
    open.commit();
    signedAt = now;
    meters.published.set(head.size());
    meters.checkpoints.increment();
    steps.reached(Step.PUBLISHED);
  }

  /** Lets another node lead. */
  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    session = null;
    tree = null;
    heldTo = List.of();
    signedAt = Instant.MIN; // what was signed may not have reached the table
  }
}
