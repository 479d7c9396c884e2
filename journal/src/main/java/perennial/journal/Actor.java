package perennial.journal;

import perennial.kernel.LicenseeId;

/**
 * Who acts: a user, by serial, for one licensee. The registry's own acts are licensee 0, user 0.
 */
public record Actor(LicenseeId licensee, long user) {
  public static final Actor REGISTRY = new Actor(LicenseeId.REGISTRY, 0);
}
