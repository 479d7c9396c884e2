package perennial.journal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a sequencer for as long as the registry runs, and says what is wrong with it. */
public final class SequencerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SequencerLoop.class);

  /** Under load, from design.md: what a receipt waits for at most, besides the checkpoint. */
  static final Duration BUSY = Duration.ofMillis(50);

  /** When nothing came for a while; also how soon a follower takes over. */
  static final Duration IDLE = Duration.ofMillis(250);

  /** After a failure. */
  static final Duration TROUBLED = Duration.ofSeconds(2);

  /** While it refuses: a look may read all leaves, and only a person can change the outcome. */
  static final Duration REFUSING = Duration.ofMinutes(1);

  /** A pass under way ends in this time, or its transaction is left to the database. */
  private static final Duration LAST_PASS = Duration.ofSeconds(5);

  private final Sequencer sequencer;
  private final LogMeters meters;
  private final Thread thread = Thread.ofPlatform().name("sequencer").daemon().unstarted(this::run);
  private volatile @Nullable String trouble;

  public SequencerLoop(Sequencer sequencer, LogMeters meters) {
    this.sequencer = sequencer;
    this.meters = meters;
  }

  public SequencerLoop start() {
    thread.start();
    return this;
  }

  /** What is wrong, for people; empty when nothing is. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private void run() {
    try (sequencer) {
      while (!Thread.interrupted()) {
        Thread.sleep(pass());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long to rest afterwards. */
  private Duration pass() {
    try {
      int count = sequencer.pass();
      say(null);
      meters.refused.set(0);
      return count == Sequencer.BATCH ? Duration.ZERO : count > 0 ? BUSY : IDLE;
    } catch (LogRefused e) {
      meters.refused.set(1);
      say("refuses to sequence. " + e.getMessage());
      return REFUSING;
    } catch (RuntimeException e) {
      meters.failures.increment();
      String now =
          "cannot be sequenced at the moment"
              + reason(e)
              + "; entries are kept, and it goes on by itself";
      if (!now.equals(trouble)) {
        LOG.warn("a pass of the sequencer failed; it will try again", e);
      }
      say(now);
    }
    return TROUBLED;
  }

  /** For people: without SQL, paths or hosts. */
  private static String reason(RuntimeException e) {
    return switch (e) {
      case CheckpointFile.Unusable file -> ": " + file.getMessage();
      case DatabaseFailure failure when failure.isFull() -> ": the disk of the database is full";
      case DatabaseFailure failure when failure.isAway() -> ": the database is away";
      default -> "";
    };
  }

  /** Once for each change, since passes are many. */
  private void say(@Nullable String now) {
    if (now != null && !now.equals(trouble)) {
      LOG.error("the log {}", now);
    } else if (now == null && trouble != null) {
      LOG.info("the log is sequenced again");
    }
    trouble = now;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LAST_PASS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
