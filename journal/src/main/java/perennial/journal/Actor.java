package perennial.journal;

import perennial.kernel.LicenseeId;

/**
 * Who acts: a user, by serial, for one licensee. The registry's own acts are licensee 0, user 0.
 *
 * @param prefix what the identifiers begin with that the actor's acts mint, such as {@code
 *     WAJ412149}; a change of the licensee's code changes the credentials, so it is never stale
 */
public record Actor(LicenseeId licensee, long user, String prefix) {
  public static final Actor REGISTRY = new Actor(LicenseeId.REGISTRY, 0, "WAWA1");
}
