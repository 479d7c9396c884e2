package perennial.oversight;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What another thread makes. */
public final class Awaited {
  private Awaited() {}

  /**
   * Waits for it.
   *
   * @throws SQLException when the database did not do what that thread asked
   * @throws IllegalStateException when it broke off otherwise, or this thread is told to stop
   */
  public static <T> T of(Future<T> running) throws SQLException {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException("the work broke off", e.getCause());
    }
  }
}
