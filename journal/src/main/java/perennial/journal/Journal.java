package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import perennial.kernel.RandomSource;

/**
 * The only way to change anything: runs a call's commands in one transaction, in the order of
 * statements that makes one licensee's writes serial and every write safe against an upgrade.
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
  private final JournalMeters meters = new JournalMeters();
  private final AttemptIds attemptIds = new AttemptIds();

  /**
   * @param database connections of the role {@code perennial_app}, in autocommit mode
   * @param rooms all rooms, lowest floor first
   */
  public Journal(
      DataSource database,
      List<Room> rooms,
      Vault vault,
      Minter minter,
      InstantSource clock,
      RandomSource random) {
    var all = new ArrayList<Room>();
    all.add(new JournalRoom());
    all.addAll(rooms);
    this.database = database;
    this.projectors = all.stream().map(Room::projector).toList();
    this.types = new EventTypes(all);
    this.rowWriter = new RowWriter(all.stream().flatMap(room -> room.tables().stream()).toList());
    this.guard = new Guard(types, projectors, meters);
    this.vault = vault;
    this.minter = minter;
    this.clock = clock;
    this.random = random;
  }

  public JournalMeters meters() {
    return meters;
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

  /**
   * Does all of a call's commands or none, and records the attempt either way.
   *
   * @throws CredentialsChanged when the caller must be identified again
   * @throws IdempotencyKeyReused when the key stands for another call
   * @throws DatabaseFailure when the database did not do it
   */
  public Result execute(Call call) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.getConnection()) {
        return inTransaction(connection, call);
      } catch (SQLException e) {
        throw new DatabaseFailure(e);
      } catch (DatabaseFailure failure) {
        if (!failure.isRetryable() || attempt == TRIES_MAX) {
          throw failure;
        }
        meters.retriedTransactions.increment();
      }
    }
  }

  private Result inTransaction(Connection connection, Call call) throws SQLException {
    boolean isDone = false;
    try {
      Result result = new Writing(this, connection, call).run();
      isDone = true;
      return result;
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    } finally {
      if (!isDone) {
        rollback(connection);
      }
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
