package perennial.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be had here. The message is for the person who started the
 * program: it says what is in the way and what to do about it.
 */
public final class PostgresUnavailable extends RuntimeException {
  public PostgresUnavailable(String message) {
    super(message);
  }

  public PostgresUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
