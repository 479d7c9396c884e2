package perennial.journal;

/** An event after which callers must be identified anew: a user, key or membership changed. */
public interface CredentialEvent extends Event {}
