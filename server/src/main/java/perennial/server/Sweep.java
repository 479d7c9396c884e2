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
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.leafdata.Rooms;
import perennial.oversight.Finding;
import perennial.oversight.Report;
import perennial.oversight.verify.Runs;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;

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
  private static final Duration PAUSE = Duration.ofMinutes(10);

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
  private final AtomicLong finishedAt = new AtomicLong();
  private final AtomicLong findings = new AtomicLong();
  private final AtomicLong rate = new AtomicLong();
  private final Thread thread;

  /**
   * @param database sessions of the role that verifies
   * @param rowsPerSecond the least pace; a registry too large for it is swept as fast as a day
   *     needs
   */
  Sweep(DataSource database, InstantSource clock, long rowsPerSecond, MeterRegistry meters) {
    this.database = database;
    this.clock = clock;
    this.rowsPerSecond = rowsPerSecond;
    gauge(meters, "finished.at", "When the last sweep ended, in seconds since 1970.", finishedAt);
    gauge(meters, "findings", "What the last sweep found.", findings);
    gauge(meters, "rows.per.second", "How fast the last sweep read.", rate);
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
          if (isDue()) {
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

  private boolean isDue() throws SQLException {
    return new Runs(database)
        .lastFullStart()
        .map(last -> last.plus(EVERY).isBefore(clock.instant()))
        .orElse(true);
  }

  private void sweep() throws SQLException {
    Instant start = clock.instant();
    var tally = new Tally();
    new Verification(database, Rooms.all(), pace(), finding -> log(finding, tally), tally).all();
    var took = Duration.between(start, clock.instant());
    var run = new Report.Run("full", start, took, tally.rows.sum(), tally.entries.sum());
    new Runs(database).add(run, tally.findings.sum());
    findings.set(tally.findings.sum());
    rate.set(run.rate());
    finishedAt.set(clock.instant().getEpochSecond());
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
      thread.join(PAUSE.dividedBy(60));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
