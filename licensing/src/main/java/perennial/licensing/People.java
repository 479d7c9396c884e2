package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import perennial.identifiers.GlobalId;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;

/** Who may act for a licensee now, with which of the keys that its administrators may end. */
public final class People {
  /** Versions of the keys of one page of users, each rotated every month for decades. */
  private static final int KEYS_MAX = 100_000;

  private final List<Someone> all;

  /**
   * A user of the licensee.
   *
   * @param personal what is not erased of name and e-mail
   * @param keys those that open this licensee only, or whose user acts for no other
   */
  public record Someone(User user, String role, Stated personal, List<ApiKey> keys) {
    public GlobalId id() {
      return Directory.userGlobalId(user.serial());
    }
  }

  private People(List<Someone> all) {
    this.all = List.copyOf(all);
  }

  /** The newest users first, at most a page of them. */
  public static People of(Reader reader, LicenseeId licensee, Instant now) {
    Reader.Reading reading = reader.as(Set.of(LicenseeId.REGISTRY, licensee));
    var members = reading.rows(Directory.members(licensee).limit(Query.LIMIT_MAX));
    reading.go();
    List<Long> serials = members.get().stream().map(Member::userSerial).toList();
    var users = Directory.users(reading, serials);
    var keys = reading.where(Licensing.API_KEY, "userSerial", serials, KEYS_MAX);
    reading.go();
    var sealed = new HashMap<ObjectRef, Bytes>();
    for (User user : users.get().values()) {
      Bytes personal = user.personal();
      if (personal != null) {
        sealed.put(user.ref(), personal);
      }
    }
    var opened = reading.personal(sealed);
    reading.go();
    Map<Long, List<ApiKey>> ofUser =
        keys.get().stream()
            .filter(key -> key.n() == Dated.NOW && key.opensAt(now))
            .collect(Collectors.groupingBy(ApiKey::userSerial));
    var all = new ArrayList<Someone>();
    for (Member member : members.get()) {
      User user = users.get().get(List.<Object>of(0L, member.userSerial()));
      if (user != null) {
        all.add(
            new Someone(
                user,
                member.role().isEmpty() ? user.authLevel() : member.role(),
                opened.get().getOrDefault(user.ref(), Stated.NONE),
                ofUser.getOrDefault(user.serial(), List.of()).stream()
                    .filter(key -> isOwn(licensee, user, key))
                    .toList()));
      }
    }
    return new People(all);
  }

  /** Whether a key is the licensee's administrators' to end. */
  static boolean isOwn(LicenseeId licensee, User user, ApiKey key) {
    return key.onlyFor() == null
        ? user.licensees().equals(Licensees.NONE.with(licensee))
        : key.onlyFor().equals(licensee);
  }

  public List<Someone> all() {
    return all;
  }

  public boolean isAdministrator(long user) {
    return all.stream()
        .anyMatch(each -> each.user().serial() == user && each.role().equals(Administrators.ROLE));
  }

  /** A user by identifier. */
  public Optional<Someone> user(String id) {
    return all.stream().filter(each -> each.id().toString().equals(id)).findFirst();
  }

  /** A key by the digits that people know it by. */
  public Optional<ApiKey> key(String fingerprint) {
    return all.stream()
        .flatMap(each -> each.keys().stream())
        .filter(key -> key.fingerprint().equals(fingerprint))
        .findFirst();
  }

  /** Devices of a licensee that are enrolled now. */
  public static Query<Device> devices(LicenseeId licensee) {
    return Query.newestFirst(Licensing.DEVICE, "validFrom")
        .equal("licenseeId", licensee)
        .equal("n", Dated.NOW)
        .absent("validTo");
  }
}
