package perennial.server.backup;

/** A backup cannot be made, or cannot be used; the message says where and why, for a person. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BackupRefused(String message) {
    super(message);
  }

  public BackupRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
