package perennial.web;

/**
 * Whose limits a request counts against, decided before the body is read.
 *
 * <p>The key must come from what the caller proves itself by (license code and a digest of its key)
 * and never be the secret itself: it is kept in memory for as long as the limits need it.
 */
@FunctionalInterface
public interface CallerKey {

  /** The key; empty when the request shows no credential, which counts it by remote address. */
  String of(Request request);

  /** Counts every request by its remote address. */
  static CallerKey byAddress() {
    return request -> "";
  }
}
