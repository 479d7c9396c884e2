package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.journal.PersonalSeal;
import perennial.journal.Replay;
import perennial.journal.Room;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.oversight.Awaited;
import perennial.oversight.Findings;

/**
 * Checks the registry against its journal while it serves: licensee by licensee, each in short
 * snapshots, so that no check is disturbed by a write and none holds the database's cleaning back.
 */
public final class Verification {
  /** Where a pace is kept: more would take the processors from the requests. */
  static final int THREADS_PACED = 2;

  /** Each has a session of the database and some ten megabytes of decoded entries. */
  static final int THREADS_MAX = 9;

  private static final String LICENSEES =
      "SELECT licensee_id FROM journal.head UNION SELECT licensee_id FROM journal.chain WHERE n = 1";

  private static final String TOUCHED =
      """
      SELECT DISTINCT party FROM journal.entry e, unnest(e.parties) AS party
      WHERE e.recorded_at >= ?::timestamptz\
      """;

  private static final String LINK_BEFORE =
      """
      SELECT coalesce(max(c.n), 0) FROM journal.chain c JOIN journal.entry e USING (entry_id)
      WHERE c.licensee_id = ? AND e.recorded_at < ?::timestamptz\
      """;

  private final DataSource database;
  private final Replay replay;
  private final Pace pace;
  private final Findings findings;
  private final Tally tally;
  private final ConcurrentHashMap<ObjectRef, Set<Long>> lacking = new ConcurrentHashMap<>();
  private @Nullable PersonalSeal personal;

  /**
   * @param database sessions of the role {@code perennial_verify}
   * @param rooms all rooms, lowest floor first
   * @param rowsPerSecond of all threads together; 0 for as many as go
   */
  public Verification(
      DataSource database, List<Room> rooms, long rowsPerSecond, Findings findings, Tally tally) {
    this.database = database;
    this.replay = new Replay(rooms);
    this.pace = new Pace(rowsPerSecond);
    this.tally = tally;
    Set<String> told = ConcurrentHashMap.newKeySet();
    this.findings =
        finding -> {
          // An entry of two parties stands in two chains.
          boolean isOfEntry = finding.table().equals("journal.entry");
          if (!isOfEntry || told.add(finding.fault() + " " + finding.entry())) {
            tally.findings.increment();
            findings.add(finding);
          }
        };
  }

  /**
   * Checks personal parts against their hashes, too.
   *
   * @param seal opens them
   */
  public Verification withPersonalParts(PersonalSeal seal) {
    personal = seal;
    return this;
  }

  /**
   * Everything: every chain, every row both ways, every rule, and what the database holds up.
   *
   * @param run whose progress is kept, so that it can be gone on with; null for none
   */
  public void all(Runs.@Nullable Begun run) throws SQLException {
    var progress = new Progress(database, run == null ? null : run.id());
    long[] licensees = licensees();
    Set<Long> done = progress.done(tally);
    long[] left = Arrays.stream(licensees).filter(each -> !done.contains(each)).toArray();
    tally.licenseesDone.set(done.size());
    tally.licensees.set(licensees.length);
    eachOf(left, (connection, licensee) -> whole(connection, licensee, progress));
    try (Connection connection = database.getConnection()) {
      new OrphanCheck(connection, replay, findings, tally).check(licensees, lacking);
      try (Snapshot _ = Snapshot.of(connection)) {
        Walls.check(connection, findings);
      }
    }
    rules(null);
  }

  /** All of one licensee. */
  public void licensee(LicenseeId licensee) throws SQLException {
    var progress = new Progress(database, null);
    tally.licensees.set(1);
    eachOf(new long[] {licensee.value()}, (connection, each) -> whole(connection, each, progress));
    rules(licensee.value());
  }

  private void whole(Connection connection, long licensee, Progress progress) throws SQLException {
    var told = new AtomicLong();
    Findings counting =
        finding -> {
          told.incrementAndGet();
          findings.add(finding);
        };
    Map<String, Long> counts = check(connection, licensee, counting).all();
    progress.add(connection, licensee, counts, told.get(), findings);
  }

  /**
   * What was touched since a time, as far as entries tell: it finds what the registry itself did
   * wrong, and not what others did past it.
   *
   * @param since in ISO form, by the registry's clock
   * @param licensee null for all
   */
  public void since(java.time.Instant since, @Nullable LicenseeId licensee) throws SQLException {
    long[] touched =
        licensee == null
            ? longs(TOUCHED, statement -> statement.setString(1, since.toString()))
            : new long[] {licensee.value()};
    tally.licensees.set(touched.length);
    eachOf(
        touched,
        (connection, each) -> {
          long link =
              longs(
                  LINK_BEFORE,
                  statement -> {
                    statement.setLong(1, each);
                    statement.setString(2, since.toString());
                  })[0];
          check(connection, each, findings).since(link);
        });
  }

  /** Each reads whole tables in one statement, which no pace can slow down. */
  private void rules(@Nullable Long licensee) throws SQLException {
    inTurns(
        Invariant.all(replay.tables()),
        pace.isLimited() ? 1 : threads(),
        (connection, invariant) -> {
          try (Snapshot _ = Snapshot.of(connection)) {
            invariant.check(connection, licensee, findings);
          }
        });
  }

  private LicenseeCheck check(Connection connection, long licensee, Findings told) {
    return new LicenseeCheck(licensee, connection, replay, personal, told, tally, pace, lacking);
  }

  /** The check of one licensee, or of one rule. */
  @FunctionalInterface
  private interface Check<T> {
    void of(Connection connection, T subject) throws SQLException;
  }

  private void eachOf(long[] licensees, Check<Long> check) throws SQLException {
    inTurns(
        Arrays.stream(licensees).boxed().toList(),
        threads(),
        (connection, licensee) -> {
          check.of(connection, licensee);
          tally.licenseesDone.incrementAndGet();
        });
  }

  /**
   * Without a pace one more than there are processors: a thread and its session work in turns, and
   * whenever one of them hands over to the other a processor would be idle.
   */
  private int threads() {
    return pace.isLimited()
        ? THREADS_PACED
        : Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors() + 1);
  }

  private <T> void inTurns(List<T> subjects, int threadsMax, Check<T> check) throws SQLException {
    var waiting = new ArrayDeque<T>(subjects);
    int threads = Math.min(threadsMax, Math.max(1, subjects.size()));
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(worker(waiting, check)));
      }
      for (Future<?> each : running) {
        Awaited.of(each);
      }
    }
  }

  private <T> Callable<Void> worker(Deque<T> waiting, Check<T> check) {
    return () -> {
      try (Connection connection = database.getConnection();
          Sitting _ = Sitting.of(connection)) {
        for (T subject = next(waiting); subject != null; subject = next(waiting)) {
          check.of(connection, subject);
        }
        return null;
      }
    };
  }

  private static <T> @Nullable T next(Deque<T> waiting) {
    synchronized (waiting) {
      return waiting.poll();
    }
  }

  private long[] licensees() throws SQLException {
    return longs(LICENSEES, statement -> {});
  }

  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private long[] longs(String sql, Binder binder) throws SQLException {
    var found = new TreeSet<Long>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      binder.bind(select);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          found.add(results.getLong(1));
        }
      }
    }
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  /** Whether the role sees all rows, without which everything would seem missing. */
  public static boolean seesAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet role =
            statement.executeQuery(
                "SELECT current_user = 'perennial_verify' OR rolsuper OR rolbypassrls"
                    + " FROM pg_roles WHERE rolname = current_user")) {
      return role.next() && role.getBoolean(1);
    }
  }
}
