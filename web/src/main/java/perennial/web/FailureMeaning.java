package perennial.web;

import java.util.Optional;

/**
 * What an exception from below an endpoint means to the caller: the way for the server's wiring to
 * say that a lost connection is {@link FailureKind#DATABASE_AWAY}, without this room knowing SQL.
 */
@FunctionalInterface
public interface FailureMeaning {

  /** The failure; empty when the exception is a defect, hence {@link FailureKind#INTERNAL}. */
  Optional<Failure> of(Throwable thrown);
}
