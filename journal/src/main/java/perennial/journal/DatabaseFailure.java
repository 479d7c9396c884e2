package perennial.journal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked. What it said stays in the log, never in an answer. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String state;

  public DatabaseFailure(SQLException cause) {
    super(cause);
    this.state = cause.getSQLState();
  }

  /** What the database calls the failure, five characters; null where it could not say. */
  public @Nullable String state() {
    return state;
  }

  /** The connection is gone or cannot be had; the same call may work later. */
  public boolean isAway() {
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53");
  }

  /** There is no room on the database's disk; the same call works when there is again. */
  public boolean isFull() {
    return "53100".equals(state);
  }

  /**
   * Another transaction was in the way; the call may be tried again at once. A unique name that
   * another licensee's call took meanwhile is one: decided again, the call is refused for it.
   */
  boolean isRetryable() {
    return "40001".equals(state) || "40P01".equals(state) || "23505".equals(state);
  }

  /** A lock or a statement took longer than it may. */
  public boolean isTimeout() {
    return "55P03".equals(state) || "57014".equals(state);
  }
}
