package perennial.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.journal.DatabaseFailure;
import perennial.journal.Eraser;
import perennial.journal.ErasurePlan;
import perennial.rulebook.RulePack;
import perennial.rulebook.publish.RulesInForce;

/** Erases what is past its retention, once a day while the registry serves. */
final class Retention implements AutoCloseable {
  static final String REASON = "past its retention";

  /** Objects of each kind that are looked up at once. */
  static final int OBJECTS = 1_000;

  /** Erasures cut short are gone on with; one that waits longer is found by the command. */
  static final Duration UNFINISHED = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration EVERY = Duration.ofDays(1);

  /** After a database that was away, or another eraser at work. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** What a stop waits for: one erasure of a hundred objects. */
  private static final Duration LAST = Duration.ofSeconds(10);

  private final Eraser eraser;
  private final RetentionPeriods periods;
  private final RulesInForce rules;
  private final InstantSource clock;
  private final LongAdder objects = new LongAdder();
  private final LongAdder attempts = new LongAdder();
  private final AtomicLong finishedAt = new AtomicLong();
  private final Thread thread;

  Retention(
      Eraser eraser,
      RetentionPeriods periods,
      RulesInForce rules,
      InstantSource clock,
      MeterRegistry meters) {
    this.eraser = eraser;
    this.periods = periods;
    this.rules = rules;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("retention").daemon().unstarted(this::run);
    count(meters, "objects", "Objects whose personal parts this node erased.", objects);
    count(meters, "attempts", "Calls that this node erased.", attempts);
    Gauge.builder("perennial.retention.finished.at", finishedAt, AtomicLong::doubleValue)
        .description("When all that is past its retention was last erased, in seconds since 1970.")
        .register(meters);
  }

  private static void count(MeterRegistry meters, String name, String what, LongAdder adder) {
    FunctionCounter.builder("perennial.erased." + name, adder, LongAdder::sum)
        .description(what)
        .register(meters);
  }

  Retention start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(purge() ? EVERY : PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers whether all of it is done. */
  private boolean purge() {
    try {
      rules.refresh();
      Eraser.Done done = purge(eraser, periods, rules.pack(), clock.instant());
      objects.add(done.objects());
      attempts.add(done.attempts());
      finishedAt.set(clock.instant().getEpochSecond());
      LOG.atInfo()
          .addKeyValue("objects", done.objects())
          .addKeyValue("parts", done.parts())
          .addKeyValue("attempts", done.attempts())
          .log("erased_what_is_past_its_retention");
      return true;
    } catch (Eraser.Busy e) {
      return false;
    } catch (DatabaseFailure e) {
      LOG.warn("the erasure broke off and will go on", e);
      return false;
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.error("what is past its retention could not be erased", e);
      }
      return false;
    }
  }

  /** Goes on with what was cut short, and erases all that is past its retention. */
  static Eraser.Done purge(Eraser eraser, RetentionPeriods periods, RulePack rules, Instant now) {
    Eraser.Done done = eraser.finish(now.minus(UNFINISHED));
    while (true) {
      ErasurePlan plan =
          eraser.planPast(periods.keptFrom(now, rules), periods.attemptsKeptFrom(now), OBJECTS);
      Eraser.Done some = eraser.apply(plan, REASON, periods.authority());
      done = done.plus(some);
      if (some.objects() == 0) {
        return done;
      }
    }
  }

  /** Ends an erasure under way; what is left is done by the next. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LAST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
