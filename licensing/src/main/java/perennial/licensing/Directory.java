package perennial.licensing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import perennial.identifiers.GlobalId;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/** The questions about licensees and users that several doors ask. */
public final class Directory {

  private Directory() {}

  /** The global id under which a licensee is known. */
  public static GlobalId globalId(LicenseeId licensee) {
    return new GlobalId(
        GlobalId.STATE_PREFIX, new ObjectRef(Licensing.LICENSEE_KIND, licensee.value()));
  }

  /** The global id of a user. */
  public static GlobalId userGlobalId(long user) {
    return new GlobalId(GlobalId.STATE_PREFIX, new ObjectRef(Licensing.USER_KIND, user));
  }

  /** All licensees, newest first; everybody may read them. */
  public static Query<Licensee> licensees() {
    return Query.newestFirst(Licensing.LICENSEE, "licenseeId").absent("deletedAt");
  }

  /** The licensees of these codes. */
  public static Supplier<List<Licensee>> ofCodes(Reader.Reading reading, Collection<String> codes) {
    List<String> normalized = codes.stream().map(RegisterLicensee::normalized).distinct().toList();
    return reading.where(Licensing.LICENSEE, "code", normalized, normalized.size());
  }

  /** The licensees of these numbers, by number. */
  public static Supplier<Map<List<Object>, Licensee>> ofIds(
      Reader.Reading reading, Collection<LicenseeId> ids) {
    return reading.find(Licensing.LICENSEE, ids.stream().map(id -> List.<Object>of(id)).toList());
  }

  /** Who may act for a licensee now, newest user first. */
  public static Query<Member> members(LicenseeId licensee) {
    return Query.newestFirst(Licensing.MEMBER, "userSerial")
        .equal("licenseeId", licensee)
        .absent("endedAt");
  }

  /** Users by serial. The reading must be as the registry, too, which owns them. */
  public static Supplier<Map<List<Object>, User>> users(
      Reader.Reading reading, Collection<Long> serials) {
    return reading.find(
        Licensing.USER,
        serials.stream().map(serial -> List.<Object>of(LicenseeId.REGISTRY, serial)).toList());
  }
}
