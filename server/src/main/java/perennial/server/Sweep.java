package perennial.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.journal.PersonalSeal;
import perennial.leafdata.Rooms;
import perennial.oversight.Finding;
import perennial.oversight.Report;
import perennial.oversight.verify.Runs;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.web.Check;

/**
 * Verifies everything once a day while the registry serves, slowly. What it found last shows at
 * {@code /metrics}, and in the log.
 */
final class Sweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private static final Duration EVERY = Duration.ofDays(1);

  /** A sweep is to be over before the next is due, also on a busy day. */
  private static final Duration WITHIN = Duration.ofHours(20);

  /** After a database that was away, and between looks whether a sweep is due. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A statement of the sweep ends in far less. */
  private static final Duration STOP = Duration.ofSeconds(10);

  /** Findings that are logged singly; all of them are a matter for the command. */
  private static final int LOGGED_MAX = 20;

  private static final String ESTIMATE =
      """
      SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class c
      WHERE relkind = 'r' AND relnamespace::regnamespace::text
        ~ '^(identifiers|journal|.*_g[0-9]+)$'\
      """;

  private final DataSource database;
  private final InstantSource clock;
  private final long rowsPerSecond;
  private final PersonalSeal seal;
  private final AtomicReference<Runs.@Nullable Last> known = new AtomicReference<>();
  private final AtomicLong finishedAt = new AtomicLong();
  private final AtomicLong findings = new AtomicLong();
  private final AtomicLong rate = new AtomicLong();
  private final Thread thread;

  /**
   * @param database sessions of the role that verifies
   * @param seal opens personal parts
   * @param rowsPerSecond the least pace; a registry too large for it is swept as fast as a day
   *     needs; 0 for no sweep, and then what others verified is still told
   */
  Sweep(
      DataSource database,
      PersonalSeal seal,
      InstantSource clock,
      long rowsPerSecond,
      MeterRegistry meters) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
    this.rowsPerSecond = rowsPerSecond;
    gauge(
        meters,
        "finished.at",
        "When the last verification of everything ended, in seconds since 1970.",
        finishedAt);
    gauge(meters, "findings", "What the last verification of everything found.", findings);
    gauge(meters, "rows.per.second", "How fast the last sweep of this node read.", rate);
    this.thread = Thread.ofPlatform().name("sweep").daemon().unstarted(this::run);
  }

  private static void gauge(MeterRegistry meters, String name, String what, AtomicLong value) {
    Gauge.builder("perennial.verify." + name, value, AtomicLong::doubleValue)
        .description(what)
        .register(meters);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        try {
          remember();
          if (rowsPerSecond > 0 && isDue()) {
            sweep();
          }
        } catch (SQLException | RuntimeException e) {
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
          LOG.warn("the sweep broke off and will begin again", e);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whichever node or command did it. */
  private void remember() throws SQLException {
    Optional<Runs.Last> last = new Runs(database).lastFull();
    known.set(last.orElse(null));
    last.ifPresent(run -> {
      findings.set(run.findings());
      finishedAt.set(run.finishedAt().getEpochSecond());
    });
  }

  /** The last verification of everything, for the page of health. */
  Check check() {
    return Check.told("integrity", () -> Optional.of(told()));
  }

  private String told() {
    Runs.Last last = known.get();
    return last == null
        ? "not verified yet"
        : "%,d findings in %,d rows and entries, verified %s"
            .formatted(last.findings(), last.rows() + last.entries(), last.finishedAt());
  }

  private boolean isDue() throws SQLException {
    return new Runs(database)
        .lastFull()
        .map(last -> last.startedAt().plus(EVERY).isBefore(clock.instant()))
        .orElse(true);
  }

  private void sweep() throws SQLException {
    Instant start = clock.instant();
    var tally = new Tally();
    var runs = new Runs(database);
    Optional<Runs.Begun> before = runs.cutShort(start);
    Runs.Begun begun = before.isPresent() ? before.get() : runs.begin("full", start);
    new Verification(database, Rooms.all(), pace(), finding -> log(finding, tally), tally)
        .withPersonalParts(seal)
        .all(begun);
    var took = Duration.between(start, clock.instant());
    var run = new Report.Run("full", start, took, tally.rows.sum(), tally.entries.sum());
    runs.finish(begun, run, tally.findings.sum());
    rate.set(run.rate());
    remember();
    LOG.atInfo()
        .addKeyValue("rows", run.rows())
        .addKeyValue("entries", run.entries())
        .addKeyValue("findings", tally.findings.sum())
        .log("swept");
  }

  private static void log(Finding finding, Tally tally) {
    if (tally.findings.sum() <= LOGGED_MAX) {
      LOG.atError()
          .addKeyValue("fault", finding.fault().word())
          .addKeyValue("table", finding.table())
          .addKeyValue("key", finding.key())
          .addKeyValue("licensee", finding.licensee())
          .log("a_sweep_found");
    }
  }

  /** Rows are not counted, but estimated by the database itself. */
  private long pace() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet estimate = statement.executeQuery(ESTIMATE)) {
      estimate.next();
      return Math.max(rowsPerSecond, estimate.getLong(1) / WITHIN.toSeconds());
    }
  }

  /** Ends a sweep under way; what it had read is read again by the next. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
