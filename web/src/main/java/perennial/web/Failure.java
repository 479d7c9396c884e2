package perennial.web;

import java.time.Duration;
import java.util.List;

/**
 * One thing that went wrong with a request, ready to be rendered by the {@link Dialect} of its
 * path.
 *
 * @param kind what kind of thing
 * @param text one or two plain sentences for the caller; no SQL, class, path or host
 * @param retryAfter when to try again; zero means that trying again is no help
 * @param allow the methods that the path has, for {@link FailureKind#METHOD_NOT_ALLOWED}
 */
public record Failure(FailureKind kind, String text, Duration retryAfter, List<String> allow) {

  public Failure {
    allow = List.copyOf(allow);
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retry before now");
    }
  }

  /** A failure that trying again does not help. */
  public static Failure of(FailureKind kind, String text) {
    return new Failure(kind, text, Duration.ZERO, List.of());
  }

  /** A failure of whose kind nothing more is to be said than its title. */
  public static Failure of(FailureKind kind) {
    return of(kind, kind.title() + ".");
  }

  /** This failure with the hint to try again after some time. */
  public Failure retryAfter(Duration wait) {
    return new Failure(kind, text, wait, allow);
  }

  /** This failure with the methods that the path has. */
  public Failure allowing(List<String> methods) {
    return new Failure(kind, text, retryAfter, methods);
  }

  /** Whole seconds for a Retry-After field, at least 1; 0 when there is none. */
  public long retryAfterSeconds() {
    return retryAfter.isZero() ? 0 : Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }
}
