package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    Map<ObjectRef, Stated> opened = opened(reading, users.get().values());
    Map<Long, List<ApiKey>> ofUser =
        keys.get().stream()
            .filter(key -> key.n() == Dated.NOW && key.opensAt(now))
            .collect(Collectors.groupingBy(ApiKey::userSerial));
    return new People(
        all(
            licensee,
            members.get(),
            users.get().values().stream().collect(Collectors.toMap(User::serial, each -> each)),
            opened,
            ofUser));
  }

  /**
   * Who could act for the licensee at an instant and with which of these keys, as was known at
   * another; at most a page of them.
   */
  public static People asOf(Reader reader, LicenseeId licensee, Instant at, Instant known) {
    Reader.Reading reading = reader.as(Set.of(LicenseeId.REGISTRY, licensee));
    var members =
        reading.rows(
            Query.newestFirst(Licensing.MEMBER, "userSerial")
                .equal("licenseeId", licensee)
                .asOf(at, known));
    reading.go();
    List<Long> serials = members.get().stream().map(Member::userSerial).toList();
    var users = Directory.users(reading, serials);
    var persons =
        reading.rows(
            Query.newestFirst(Licensing.PERSON, "userSerial")
                .in("userSerial", serials)
                .asOf(at, known));
    var keys =
        reading.rows(
            Query.newestFirst(Licensing.API_KEY, "userSerial")
                .in("userSerial", serials)
                .asOf(at, known));
    reading.go();
    Map<Long, Person> called =
        persons.get().stream().collect(Collectors.toMap(Person::userSerial, each -> each));
    var then = new ArrayList<User>();
    for (User user : users.get().values()) {
      Person person = called.get(user.serial());
      if (person != null) {
        then.add(user.as(person));
      }
    }
    Map<ObjectRef, Stated> opened = opened(reading, then);
    Map<Long, List<ApiKey>> ofUser =
        keys.get().stream().collect(Collectors.groupingBy(ApiKey::userSerial));
    return new People(
        all(
            licensee,
            members.get(),
            then.stream().collect(Collectors.toMap(User::serial, each -> each)),
            opened,
            ofUser));
  }

  private static Map<ObjectRef, Stated> opened(Reader.Reading reading, Collection<User> users) {
    var sealed = new HashMap<ObjectRef, Bytes>();
    for (User user : users) {
      Bytes personal = user.personal();
      if (personal != null) {
        sealed.put(user.ref(), personal);
      }
    }
    var opened = reading.personal(sealed);
    reading.go();
    return opened.get();
  }

  private static List<Someone> all(
      LicenseeId licensee,
      List<Member> members,
      Map<Long, User> users,
      Map<ObjectRef, Stated> opened,
      Map<Long, List<ApiKey>> keys) {
    var all = new ArrayList<Someone>();
    for (Member member : members) {
      User user = users.get(member.userSerial());
      if (user != null) {
        all.add(
            new Someone(
                user,
                member.role().isEmpty() ? user.authLevel() : member.role(),
                opened.getOrDefault(user.ref(), Stated.NONE),
                keys.getOrDefault(user.serial(), List.of()).stream()
                    .filter(key -> isOwn(licensee, user, key))
                    .toList()));
      }
    }
    return all;
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

  /** Devices of a licensee that were enrolled at an instant, as was known at another. */
  public static Query<Device> devices(LicenseeId licensee, Instant at, Instant known) {
    return Query.newestFirst(Licensing.DEVICE, "validFrom")
        .equal("licenseeId", licensee)
        .asOf(at, known);
  }
}
