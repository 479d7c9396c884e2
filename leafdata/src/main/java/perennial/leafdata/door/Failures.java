package perennial.leafdata.door;

import java.time.Duration;
import java.util.Optional;
import perennial.journal.DatabaseFailure;
import perennial.journal.State;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.FailureMeaning;

/** What exceptions from below the doors mean to a caller. */
public final class Failures implements FailureMeaning {
  /** A database that restarts is back within seconds. */
  private static final Duration AWAY = Duration.ofSeconds(5);

  /** Whoever holds the lock is done within one transaction. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  @Override
  public Optional<Failure> of(Throwable thrown) {
    return switch (thrown) {
      case DatabaseFailure failure when failure.isAway() ->
          Optional.of(
              Failure.of(
                      FailureKind.DATABASE_AWAY,
                      "The registry cannot reach its database. Please send the request again.")
                  .retryAfter(AWAY));
      case DatabaseFailure failure when failure.isTimeout() ->
          Optional.of(
              Failure.of(
                      FailureKind.OVERLOADED,
                      "Other requests of this license are in the way. Nothing was changed.")
                  .retryAfter(BUSY));
      case State.TooManyRows tooMany ->
          Optional.of(
              Failure.of(
                  FailureKind.TOO_MANY_ROWS, "The request concerns more objects than are taken."));
      default -> Optional.empty();
    };
  }
}
