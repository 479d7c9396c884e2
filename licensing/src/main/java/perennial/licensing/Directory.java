package perennial.licensing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.Table;
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

  /** What a licensee was at an instant, as was known at another; empty where nothing held. */
  public record AsOf(
      Supplier<Optional<License>> license,
      Supplier<Optional<Premises>> premises,
      Supplier<Optional<Party>> party) {}

  /**
   * What a licensee was.
   *
   * @param at when it held
   * @param known when that was known
   */
  public static AsOf asOf(Reader.Reading reading, LicenseeId licensee, Instant at, Instant known) {
    return new AsOf(
        reading.asOf(Licensing.LICENSE_OF, at, known, licensee),
        reading.asOf(Licensing.PREMISES_OF, at, known, licensee),
        reading.asOf(Licensing.PARTY_OF, at, known, licensee));
  }

  /** Whose license had a code at an instant; empty where nobody's did. */
  public static Supplier<Optional<License>> holderOf(
      Reader.Reading reading, String code, Instant at, Instant known) {
    return reading.asOf(Licensing.LICENSE_UNDER, at, known, RegisterLicensee.normalized(code));
  }

  /** Who holds a license now; empty for a licensee that there is not. */
  public static Optional<Holder> holder(Reader reader, LicenseeId licensee) {
    Reader.Reading reading = reader.as(licensee);
    var parties = reading.find(Licensing.PARTY, List.of(List.of(licensee, Dated.NOW)));
    reading.go();
    return parties.get().values().stream().map(Party::holder).findFirst();
  }

  /** A license as it was, with who held it and where its place was. */
  public record Listed(License license, @Nullable Party holder, @Nullable Premises premises) {}

  /**
   * A page of the licenses that held at an instant, as was known at another, the newest licensee
   * first.
   *
   * @param before the last of the page before; null for the first page
   */
  public static List<Listed> listed(
      Reader reader, Instant at, Instant known, @Nullable LicenseeId before, int most) {
    Query<License> licenses =
        Query.newestFirst(Licensing.LICENSE, "licenseeId").asOf(at, known).limit(most);
    Reader.Reading reading = reader.as(LicenseeId.REGISTRY);
    var page = reading.rows(before == null ? licenses : licenses.before(before.value()));
    reading.go();
    List<LicenseeId> ids = page.get().stream().map(License::licenseeId).toList();
    var parties = reading.rows(ofAll(Licensing.PARTY, ids, at, known));
    var places = reading.rows(ofAll(Licensing.PREMISES, ids, at, known));
    reading.go();
    Map<LicenseeId, Party> held =
        parties.get().stream().collect(Collectors.toMap(Party::licenseeId, each -> each));
    Map<LicenseeId, Premises> where =
        places.get().stream().collect(Collectors.toMap(Premises::licenseeId, each -> each));
    return page.get().stream()
        .map(each -> new Listed(each, held.get(each.licenseeId()), where.get(each.licenseeId())))
        .toList();
  }

  private static <R extends Record> Query<R> ofAll(
      Table<R> table, List<LicenseeId> licensees, Instant at, Instant known) {
    return Query.newestFirst(table, "licenseeId").in("licenseeId", licensees).asOf(at, known);
  }

  /** What a laboratory was accredited for at an instant, as was known at another. */
  public static Query<Accreditation> accreditations(LicenseeId lab, Instant at, Instant known) {
    return Query.newestFirst(Licensing.ACCREDITATION, "scope")
        .equal("licenseeId", lab)
        .asOf(at, known);
  }

  /** Orders that nobody has decided, newest first; the reading must be as the registry. */
  public static Query<LicenseOrder> pendingOrders() {
    return Query.newestFirst(Licensing.LICENSE_ORDER, "serial")
        .equal("status", OrderStatus.PENDING);
  }

  /** What a licensee was told of orders, newest first. */
  public static Query<Notice> notices(LicenseeId licensee) {
    return Query.newestFirst(Licensing.NOTICE, "orderSerial").equal("licenseeId", licensee);
  }

  /** Who may act for a licensee now, newest user first. */
  public static Query<Member> members(LicenseeId licensee) {
    return Query.newestFirst(Licensing.MEMBER, "userSerial")
        .equal("licenseeId", licensee)
        .equal("n", Dated.NOW)
        .absent("validTo");
  }

  /** Users by serial. The reading must be as the registry, too, which owns them. */
  public static Supplier<Map<List<Object>, User>> users(
      Reader.Reading reading, Collection<Long> serials) {
    return reading.find(
        Licensing.USER,
        serials.stream().map(serial -> List.<Object>of(LicenseeId.REGISTRY, serial)).toList());
  }
}
