package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import perennial.kernel.RandomSource;

/**
 * The only way to change anything: runs a call's commands in one transaction, in the order of
 * statements that makes one licensee's writes serial and every write safe against an upgrade. Calls
 * that come while others are under way share a transaction; each is still done or refused alone.
 *
 * <p>First round trip: who is acted for, the fence, the epoch, the locks on the chain heads, entry
 * numbers, earlier equal calls, and the rows that the commands said they would read. Then the
 * decisions. Second round trip: entries, chains, attempt and rows, and the commit.
 */
public final class Journal {
  /** The advisory lock that every write takes shared, and a switch of generations exclusively. */
  static final long FENCE = 7_265_001;

  /**
   * Tries of one call when others are in its way. Head locks are taken in order, so deadlocks do
   * not arise from calls; a third try has never been needed.
   */
  static final int TRIES_MAX = 3;

  /**
   * Transactions at a time. Two keep both the database and the rules busy; more make groups
   * smaller, and the database does more for each call.
   */
  static final int WRITERS_MAX = 2;

  /** How long an equal create is answered as the first one was. */
  public static final Duration REPLAY_WINDOW = Duration.ofDays(3);

  private final DataSource database;
  private final List<Projector> projectors;
  private final EventTypes types;
  private final RowWriter rowWriter;
  private final Guard guard;
  private final Vault vault;
  private final Minter minter;
  private final InstantSource clock;
  private final RandomSource random;
  private final String release;
  private final JournalMeters meters = new JournalMeters();
  private final AttemptIds attemptIds = new AttemptIds();
  private final Line line = new Line(WRITERS_MAX, this::work);

  /**
   * @param database connections of the role {@code perennial_app}, in autocommit mode
   * @param rooms all rooms, lowest floor first
   * @param release the version of this program, which each entry names
   */
  public Journal(
      DataSource database,
      List<Room> rooms,
      Vault vault,
      Minter minter,
      InstantSource clock,
      RandomSource random,
      String release) {
    List<Room> all = JournalRoom.before(rooms);
    this.database = database;
    this.projectors = all.stream().map(Room::projector).toList();
    this.types = new EventTypes(all);
    this.rowWriter = new RowWriter(all.stream().flatMap(room -> room.tables().stream()).toList());
    this.guard = new Guard(types, projectors, meters);
    this.vault = vault;
    this.minter = minter;
    this.clock = clock;
    this.random = random;
    this.release = release;
  }

  public JournalMeters meters() {
    return meters;
  }

  Line line() {
    return line;
  }

  EventTypes types() {
    return types;
  }

  List<Projector> projectors() {
    return projectors;
  }

  RowWriter rowWriter() {
    return rowWriter;
  }

  Guard guard() {
    return guard;
  }

  Vault vault() {
    return vault;
  }

  Minter minter() {
    return minter;
  }

  InstantSource clock() {
    return clock;
  }

  AttemptIds attemptIds() {
    return attemptIds;
  }

  RandomSource random() {
    return random;
  }

  String release() {
    return release;
  }

  /**
   * Does all of a call's commands or none, and records the attempt either way.
   *
   * @throws CredentialsChanged when the caller must be identified again
   * @throws IdempotencyKeyReused when the key stands for another call
   * @throws DatabaseFailure when the database did not do it
   * @throws CallAbandoned when the calling thread is interrupted
   */
  public Result execute(Call call) {
    return line.pass(call);
  }

  /** Does a group of calls in one transaction; where that fails, each in one of its own. */
  @SuppressWarnings("CatchingUnchecked") // what is thrown goes to whoever made the call
  private void work(List<Line.Place> group) {
    if (group.size() > 1) {
      try {
        settle(group, inTransaction(calls(group)));
        meters.groupedCalls.add(group.size());
        return;
      } catch (DatabaseFailure failure) {
        if (failure.isAway()) {
          group.forEach(place -> place.failed(failure));
          return;
        }
      } catch (Throwable ignored) {
        // One call's fault may not be another's: whichever it was will say so alone.
      }
      meters.splitGroups.increment();
    }
    for (Line.Place place : group) {
      try {
        settle(List.of(place), alone(place.call));
      } catch (Throwable thrown) {
        place.failed(thrown);
      }
    }
  }

  private static List<Call> calls(List<Line.Place> group) {
    return group.stream().map(place -> place.call).toList();
  }

  private static void settle(List<Line.Place> group, List<Settled> settled) {
    for (int i = 0; i < group.size(); i++) {
      switch (settled.get(i)) {
        case Settled.Done(Result result) -> group.get(i).done(result);
        case Settled.Failed(RuntimeException why) -> group.get(i).failed(why);
      }
    }
  }

  private List<Settled> alone(Call call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return inTransaction(List.of(call));
      } catch (DatabaseFailure failure) {
        if (!failure.isRetryable() || attempt == TRIES_MAX) {
          throw failure;
        }
        meters.retriedTransactions.increment();
      }
    }
  }

  private List<Settled> inTransaction(List<Call> calls) {
    try (Connection connection = database.getConnection()) {
      boolean isDone = false;
      try {
        List<Settled> settled = new Writing(this, connection, calls).run();
        isDone = true;
        return settled;
      } finally {
        if (!isDone) {
          rollback(connection);
        }
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Ends what is left of a transaction; a connection that cannot is thrown away by the pool. */
  private static void rollback(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException ignored) {
        // The connection is closed already, which is what was wanted.
      }
    }
  }
}
