package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command.Deciding;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/** The rule that acts on licenses are done by an official, under a key of the official's own. */
public final class Officials {
  /** The authorisation of a user who is an official of the registry. */
  public static final String AUTH_LEVEL = "official";

  private Officials() {}

  /**
   * An official who was identified.
   *
   * @param credentials the epoch's credentials when that was
   */
  public record Official(long user, long credentials) {
    public Actor actor() {
      return new Actor(LicenseeId.REGISTRY, user, Actor.REGISTRY.prefix());
    }
  }

  /** Whose key this is; empty when it is no official's. */
  public static Optional<Official> identify(Reader reader, KeyText key, Instant now) {
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var keys = reading.find(Licensing.API_KEY, List.of(List.of(key.digest(), Dated.NOW)));
    reading.go();
    Optional<ApiKey> found =
        keys.get().values().stream().filter(each -> each.opensAt(now)).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long serial = found.get().userSerial();
    var users = reading.find(Licensing.USER, List.of(List.of(LicenseeId.REGISTRY, serial)));
    reading.go();
    return users.get().values().stream()
        .filter(Officials::isOfficial)
        .map(user -> new Official(user.serial(), reading.credentials()))
        .findFirst();
  }

  /** Why the actor may not do what officials do; nothing where it is one. */
  public static List<Refusal> mustAct(Deciding deciding, Refusal.Reason reason) {
    Actor actor = deciding.actor();
    User user =
        actor.licensee().equals(LicenseeId.REGISTRY)
            ? deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, actor.user())
            : null;
    return isOfficial(user)
        ? List.of()
        : List.of(Refusal.of("", reason, "Only an official of the registry does this."));
  }

  private static boolean isOfficial(@Nullable User user) {
    return user != null && user.deletedAt() == null && user.authLevel().equals(AUTH_LEVEL);
  }
}
