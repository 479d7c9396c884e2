package perennial.server.log;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.journal.Witnessed;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.NoteVerdict;
import perennial.journal.log.OpenedCheckpoint;
import perennial.journal.log.SignedNote;
import perennial.journal.log.TreeHead;
import perennial.journal.log.VerifierKey;

/**
 * Asks the witnesses of this log, again and again, for the newest checkpoint that they hold. One
 * that does not answer is told and stops nothing.
 */
public final class Witnesses implements Witnessed, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

  /** As often as a witness looks at the log. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** For a connection, and for an answer: a log that begins waits no longer for who is away. */
  static final Duration WAIT = Duration.ofSeconds(3);

  private final VerifierKey log;
  private final Map<WitnessAddress, OpenedCheckpoint.Trusted> held = new ConcurrentHashMap<>();
  private final Map<WitnessAddress, OpenedCheckpoint.Trusted> cosigned = new ConcurrentHashMap<>();
  private final Map<WitnessAddress, String> troubles = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch unasked;
  private volatile boolean hasWaited;

  /**
   * @param log the key that signs this log's checkpoints
   */
  public Witnesses(List<WitnessAddress> addresses, VerifierKey log) {
    this.log = log;
    this.unasked = new CountDownLatch(addresses.size());
    for (WitnessAddress address : addresses) {
      threads.add(
          Thread.ofVirtual().name("witness " + address.key().name()).unstarted(() -> ask(address)));
    }
  }

  public Witnesses start() {
    threads.forEach(Thread::start);
    return this;
  }

  /** How many witnesses gave nothing of use when they were asked last. */
  public int silent() {
    return troubles.size();
  }

  private void ask(WitnessAddress address) {
    try (LogClient client = LogClient.ofWitness(address.url(), WAIT)) {
      say(address, trouble(address, client));
      unasked.countDown();
      while (true) {
        Thread.sleep(EVERY);
        say(address, trouble(address, client));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is wrong with its answer, or nothing. */
  private String trouble(WitnessAddress address, LogClient client) {
    try {
      return switch (OpenedCheckpoint.open(client.checkpoint(), log)) {
        case OpenedCheckpoint.Refused refused ->
            "it holds no checkpoint of this log: " + refused.fault().text();
        case OpenedCheckpoint.Trusted trusted -> {
          // That it is signed by the log is enough to refuse by; a cosignature proves more.
          held.put(address, trusted);
          if (trusted.note().check(List.of(address.key())) instanceof NoteVerdict.Signed) {
            cosigned.put(address, trusted);
            yield "";
          }
          yield "its checkpoint is not cosigned by the key in the configuration";
        }
      };
    } catch (IOException e) {
      return "it does not answer" + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
  }

  /** Once for each change, since looks are many. */
  private void say(WitnessAddress address, String trouble) {
    if (Thread.currentThread().isInterrupted()) {
      return; // it was cut short, and proves nothing about the witness
    }
    String before = trouble.isEmpty() ? troubles.remove(address) : troubles.put(address, trouble);
    if (!trouble.isEmpty() && !trouble.equals(before)) {
      LOG.warn("the witness {}: {}; the log goes on without it", address.key().name(), trouble);
    } else if (trouble.isEmpty() && before != null) {
      LOG.info("the witness {} answers again", address.key().name());
    }
  }

  /**
   * Waits a moment at the start, so that what witnesses hold is known before anything is signed.
   */
  @Override
  public List<TreeHead> heads() {
    try {
      if (!hasWaited && !unasked.await(2 * WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("not all witnesses were asked yet; the log goes on without the others");
      }
      hasWaited = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return held.values().stream().map(each -> each.checkpoint().head()).toList();
  }

  /**
   * The checkpoints that witnesses cosigned, each with the log's signature and theirs and no other:
   * those that most cosigned first, of them the newest first.
   */
  public List<SignedNote> cosigned() {
    Map<String, SignedNote> notes = new HashMap<>();
    cosigned.forEach((address, trusted) -> {
      SignedNote note = trusted.note();
      notes.merge(
          note.text(),
          only(note, List.of(log, address.key())),
          (all, more) -> more.signatures().stream().reduce(all, SignedNote::with, (_, b) -> b));
    });
    return notes.values().stream()
        .sorted(
            Comparator.comparingInt((SignedNote note) -> note.signatures().size())
                .thenComparingLong(note -> Checkpoint.parse(note.text()).head().size())
                .reversed())
        .toList();
  }

  private static SignedNote only(SignedNote note, List<VerifierKey> keys) {
    return new SignedNote(
        note.text(),
        note.signatures().stream()
            .filter(each -> keys.stream().anyMatch(key -> key.isNamedBy(each)))
            .toList());
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
