package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.journal.CredentialEvent;
import perennial.journal.Event;
import perennial.kernel.LicenseeId;

/** What a licensee's administrators do to its users, keys and devices. */
public sealed interface PeopleEvent extends Event {

  /**
   * Other facts of a user; name and e-mail stand in the personal part, all of them.
   *
   * @param externalId null where it stays
   */
  record UserChanged(long user, @Nullable String externalId)
      implements PeopleEvent, CredentialEvent {}

  /** The user may act for the licensee, in a role that holds there only. */
  record MembershipGiven(LicenseeId licenseeId, long user, String role)
      implements PeopleEvent, CredentialEvent {}

  /** A key of this digest is the user's, and opens this licensee only. */
  record KeyGiven(LicenseeId licenseeId, long user, String digest)
      implements PeopleEvent, CredentialEvent {}

  /** A key ends at an instant that may lie ahead, since another took its place. */
  record KeyEnding(long user, String digest, Instant end) implements PeopleEvent, CredentialEvent {}

  /**
   * A device of the licensee signs with the secret half of this key.
   *
   * @param name unique at the licensee
   * @param publicKey Ed25519, 64 lower-case hexadecimal digits
   */
  record DeviceEnrolled(LicenseeId licenseeId, String name, String publicKey)
      implements PeopleEvent {}

  /** What the device signs from now on is nobody's. */
  record DeviceEnded(LicenseeId licenseeId, String name) implements PeopleEvent {}
}
