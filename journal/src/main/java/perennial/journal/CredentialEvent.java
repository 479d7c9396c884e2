package perennial.journal;

/**
 * An event after which callers must be identified anew: a user, key or membership changed, or the
 * rules by which their calls are prepared.
 */
public interface CredentialEvent extends Event {}
