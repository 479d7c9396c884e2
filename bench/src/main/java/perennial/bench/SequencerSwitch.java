package perennial.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import perennial.postgres.DatabaseAddress;

/**
 * Stops the registry's sequencer from outside and lets it go on, by holding the lock that says who
 * sequences: the registry measured is the one that is shipped, without a switch in it.
 */
final class SequencerSwitch implements AutoCloseable {
  /** The lock's number, "log" in letters; PostgreSQL shows the two halves of it. */
  private static final long LOCK = 0x6c6f67;

  private static final String OUST =
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = "
          + LOCK
          + " AND classid = 0 AND granted AND pid <> pg_backend_pid()"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  private static final String WAITING =
      "SELECT (SELECT count(*) FROM journal.entry) - (SELECT size FROM journal.tree)";

  /** A backlog of the longest turn is worked off in far less. */
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final DatabaseAddress superuser;
  private @Nullable Connection holder;

  SequencerSwitch(DatabaseAddress superuser) {
    this.superuser = superuser;
  }

  void off() {
    if (holder != null) {
      return;
    }
    Connection session = connect();
    holder = session;
    await(() -> {
      number(session, "SELECT count(*) FROM (" + OUST + ") AS ousted");
      return number(session, "SELECT pg_try_advisory_lock(" + LOCK + ")::int") == 1;
    });
  }

  /** Returns when nothing waits, so that a turn does not pay for the one before. */
  void on() {
    close();
    try (Connection session = connect()) {
      await(() -> number(session, WAITING) == 0);
    } catch (SQLException e) {
      throw new BenchFailed("PostgreSQL refuses: " + e.getMessage());
    }
  }

  private interface Fact {
    boolean holds();
  }

  private static void await(Fact fact) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (!fact.holds()) {
        if (System.nanoTime() > deadline) {
          throw new BenchFailed("The sequencer does neither stop nor catch up.");
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("Interrupted.");
    }
  }

  private static long number(Connection session, String sql) {
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new BenchFailed("PostgreSQL refuses: " + e.getMessage());
    }
  }

  private Connection connect() {
    try {
      return DriverManager.getConnection(
          superuser.jdbcUrl(), superuser.user(), superuser.password());
    } catch (SQLException e) {
      throw new BenchFailed("PostgreSQL refuses: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (holder != null) {
      try {
        holder.close();
      } catch (SQLException e) {
        throw new BenchFailed("PostgreSQL refuses: " + e.getMessage());
      }
    }
    holder = null;
  }
}
