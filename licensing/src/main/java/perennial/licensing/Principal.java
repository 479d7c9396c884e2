package perennial.licensing;

import perennial.journal.Actor;
import perennial.kernel.LicenseeId;

/**
 * Who calls, and for whom.
 *
 * @param licensee the licensee whose code the call carries
 * @param user whose key it carries; for all licensees that the user may act for, see {@link
 *     User#licensees()}
 * @param credentials the epoch's credentials when this was looked up; another value since makes it
 *     void
 */
public record Principal(Licensee licensee, User user, long credentials) {
  /**
   * @param jurisdiction see {@link Licensee#prefix}
   */
  public Actor actor(String jurisdiction) {
    return new Actor(licensee.licenseeId(), user.serial(), licensee.prefix(jurisdiction));
  }

  public LicenseeId licenseeId() {
    return licensee.licenseeId();
  }
}
