package perennial.journal;

/**
 * A user, key or membership changed since the caller was identified: identify again, then repeat.
 */
public final class CredentialsChanged extends RuntimeException {
  private static final long serialVersionUID = 1;

  CredentialsChanged() {
    super("credentials changed", null, false, false);
  }
}
