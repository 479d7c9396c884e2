package perennial.journal;

/** An idempotency key came back with another operation or body than it first stood for. */
public final class IdempotencyKeyReused extends RuntimeException {
  private static final long serialVersionUID = 1;

  IdempotencyKeyReused() {
    super("idempotency key reused", null, false, false);
  }
}
