package perennial.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * A person who acts for licensees; the registry owns the row. Names and e-mail are personal and
 * sealed: {@code first_name}, {@code last_name}, {@code email}.
 *
 * @param authLevel what the user may do at a licensee, such as {@code admin}
 * @param licensees for whom the user may act now
 */
public record User(
    LicenseeId licenseeId,
    long serial,
    String authLevel,
    String externalId,
    Licensees licensees,
    @Nullable Bytes personal,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  User actingFor(Licensees others, Instant now) {
    return new User(
        licenseeId, serial, authLevel, externalId, others, personal, createdAt, now, deletedAt);
  }

  /** As it is called now; null where that stays. */
  User called(@Nullable String otherExternalId, @Nullable Bytes otherPersonal, Instant now) {
    return new User(
        licenseeId,
        serial,
        authLevel,
        otherExternalId == null ? externalId : otherExternalId,
        licensees,
        otherPersonal == null ? personal : otherPersonal,
        createdAt,
        now,
        deletedAt);
  }

  /** As it was called in a version. */
  User as(Person then) {
    return new User(
        licenseeId,
        serial,
        then.authLevel(),
        then.externalId(),
        licensees,
        then.personal(),
        createdAt,
        updatedAt,
        deletedAt);
  }

  /** Nobody changed the user: the time of change stays. */
  User erased() {
    return new User(
        licenseeId,
        serial,
        authLevel,
        externalId,
        licensees,
        null,
        createdAt,
        updatedAt,
        deletedAt);
  }

  public ObjectRef ref() {
    return new ObjectRef(Licensing.USER_KIND, serial);
  }
}
