package perennial.licensing;

import java.util.List;
import java.util.Map;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.journal.Versions;
import perennial.kernel.Kind;

/** The licensing room: licensees, their areas, and who may act for whom with which key. */
public final class Licensing implements Room {
  public static final Kind LICENSEE_KIND = new Kind("MM");
  public static final Kind USER_KIND = new Kind("US");
  public static final Kind AREA_KIND = new Kind("AR");

  /** Orders of officials; a kind of our own, which the old system did not have. */
  public static final Kind ORDER_KIND = new Kind("LO");

  /** License lists that were imported. */
  public static final Kind LIST_KIND = new Kind("LL");

  /**
   * Where serials of licensees and users begin: at 36^4, the first of five digits. There were few
   * of them, the old system's had at most four digits, and clients keep their numbers in 32 bits.
   * Orders and lists begin at 1.
   */
  public static final Map<Kind, Long> SERIAL_FLOORS =
      Map.of(LICENSEE_KIND, 1_679_616L, USER_KIND, 1_679_616L, ORDER_KIND, 1L, LIST_KIND, 1L);

  private static final List<String> LICENSEE_ONLY = List.of("licenseeId");

  /** Versions of what is dated about a licensee; as public as the list of licensees. */
  private static <R extends Record & Dated<R>> Table.Builder<R> versions(
      String name, Class<R> type) {
    return Table.of("licensing", name, type)
        .key("licenseeId", "n")
        .streamOf(LICENSEE_KIND, "licenseeId")
        .directory()
        .versionsOf("licenseeId")
        .check("(n = 0) = (valid_to IS NULL AND recorded_to IS NULL)");
  }

  /** What can end holds until its end in row 0 too; only kept rows are known no more. */
  private static final String PRESENT_IS_KNOWN = "n > 0 OR recorded_to IS NULL";

  public static final Table<Licensee> LICENSEE =
      Table.of("licensing", "licensee", Licensee.class)
          .key("licenseeId")
          .object(LICENSEE_KIND, "licenseeId")
          .directory()
          .credentials()
          .unique("code")
          .build();

  public static final Table<License> LICENSE =
      versions("license", License.class)
          .aloneWhere("status IN ('active', 'suspended', 'expired')", "code")
          .index("code")
          .build();

  public static final Table<Premises> PREMISES = versions("premises", Premises.class).build();

  public static final Table<Party> PARTY =
      versions("party", Party.class).index("certificateNumber").build();

  public static final Table<User> USER =
      Table.of("licensing", "app_user", User.class)
          .key("licenseeId", "serial")
          .object(USER_KIND, "serial")
          .credentials()
          .check("licensee_id = 0")
          .index("externalId", "serial")
          .build();

  /** Who users were; sealed as the users' rows are. */
  public static final Table<Person> PERSON =
      Table.of("licensing", "person", Person.class)
          .key("licenseeId", "userSerial", "n")
          .streamOf(USER_KIND, "userSerial")
          .versionsOf("userSerial")
          .check("licensee_id = 0")
          .check(PRESENT_IS_KNOWN)
          .build();

  public static final Table<Member> MEMBER =
      Table.of("licensing", "member", Member.class)
          .key("licenseeId", "userSerial", "n")
          .streamOf(USER_KIND, "userSerial")
          .credentials()
          .versionsOf("licenseeId", "userSerial")
          .check(PRESENT_IS_KNOWN)
          .build();

  public static final Table<ApiKey> API_KEY =
      Table.of("licensing", "api_key", ApiKey.class)
          .key("digest", "n")
          .streamOf(USER_KIND, "userSerial")
          .credentials()
          .references("userSerial", USER_KIND)
          .versionsOf("digest")
          .check("length(digest) = 64")
          .check(PRESENT_IS_KNOWN)
          .index("userSerial")
          .build();

  /** Devices sign towards whoever is handed something: their keys are public. */
  public static final Table<Device> DEVICE =
      Table.of("licensing", "device", Device.class)
          .key("licenseeId", "name", "n")
          .streamOf(LICENSEE_KIND, "licenseeId")
          .directory()
          .versionsOf("licenseeId", "name")
          .versionsOf("publicKey")
          .check("length(public_key) = 64")
          .check(PRESENT_IS_KNOWN)
          .index("publicKey")
          .build();

  public static final Table<Area> AREA =
      Table.of("licensing", "area", Area.class)
          .key("licenseeId", "serial")
          .object(AREA_KIND, "serial")
          .index("licenseeId", "externalId", "serial")
          .build();

  /** What laboratories are accredited for; as public as the list of licensees. */
  public static final Table<Accreditation> ACCREDITATION =
      Table.of("licensing", "accreditation", Accreditation.class)
          .key("licenseeId", "scope", "n")
          .streamOf(LICENSEE_KIND, "licenseeId")
          .directory()
          .versionsOf("licenseeId", "scope")
          .check(PRESENT_IS_KNOWN)
          .index("scope")
          .build();

  public static final Table<LicenseOrder> LICENSE_ORDER =
      Table.of("licensing", "license_order", LicenseOrder.class)
          .key("licenseeId", "serial")
          .object(ORDER_KIND, "serial")
          .check("licensee_id = 0")
          .index("concerned", "serial")
          .build();

  public static final Table<Notice> NOTICE =
      Table.of("licensing", "notice", Notice.class)
          .key("licenseeId", "orderSerial")
          .streamOf(ORDER_KIND, "orderSerial")
          .build();

  public static final Table<ImportedList> IMPORTED_LIST =
      Table.of("licensing", "imported_list", ImportedList.class)
          .key("licenseeId", "serial")
          .object(LIST_KIND, "serial")
          .check("licensee_id = 0")
          .unique("digest")
          .build();

  public static final Table<ListRow> LIST_ROW =
      Table.of("licensing", "list_row", ListRow.class)
          .key("licenseeId", "list", "line")
          .streamOf(LIST_KIND, "list")
          .check("licensee_id = 0")
          .build();

  /** The list of a file. */
  public static final Index<ImportedList> LIST_OF_FILE =
      new Index<>(IMPORTED_LIST, List.of("digest"), 1);

  /** A license as it was at an instant, and as was known of it then. */
  public static final Versions<License> LICENSE_OF = new Versions<>(LICENSE, LICENSEE_ONLY);

  public static final Versions<Premises> PREMISES_OF = new Versions<>(PREMISES, LICENSEE_ONLY);
  public static final Versions<Party> PARTY_OF = new Versions<>(PARTY, LICENSEE_ONLY);

  public static final Versions<Person> PERSON_OF = new Versions<>(PERSON, List.of("userSerial"));
  public static final Versions<Member> MEMBER_OF =
      new Versions<>(MEMBER, List.of("licenseeId", "userSerial"));
  public static final Versions<ApiKey> API_KEY_OF = new Versions<>(API_KEY, List.of("digest"));
  public static final Versions<Device> DEVICE_OF =
      new Versions<>(DEVICE, List.of("licenseeId", "name"));

  public static final Versions<Accreditation> ACCREDITATION_OF =
      new Versions<>(ACCREDITATION, List.of("licenseeId", "scope"));

  /** Whose a code was at an instant; nobody's where its license had ended. */
  public static final Versions<License> LICENSE_UNDER = new Versions<>(LICENSE, List.of("code"));

  /** All versions that ever had a code. A license changes some times in its life. */
  public static final Index<License> LICENSES_UNDER =
      new Index<>(LICENSE, List.of("code"), Index.LIMIT_DEFAULT);

  /** Who may act for a licensee, and who might once. */
  public static final Index<Member> MEMBERS_OF =
      new Index<>(MEMBER, List.of("licenseeId"), Index.LIMIT_DEFAULT);

  /** All versions of a user's keys. */
  public static final Index<ApiKey> KEYS_OF =
      new Index<>(API_KEY, List.of("userSerial"), Index.LIMIT_DEFAULT);

  /** The licensee of a license code; codes are unique. */
  public static final Index<Licensee> LICENSEE_OF_CODE = new Index<>(LICENSEE, List.of("code"), 1);

  @Override
  public String name() {
    return "licensing";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(
        LICENSEE,
        LICENSE,
        PREMISES,
        PARTY,
        USER,
        PERSON,
        MEMBER,
        API_KEY,
        DEVICE,
        AREA,
        ACCREDITATION,
        LICENSE_ORDER,
        NOTICE,
        IMPORTED_LIST,
        LIST_ROW);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.ofEntries(
        Map.entry("licensee.registered.1", LicensingEvent.LicenseeRegistered.class),
        Map.entry("licensee.suspended.1", LicensingEvent.LicenseeSuspended.class),
        Map.entry("licensee.reinstated.1", LicensingEvent.LicenseeReinstated.class),
        Map.entry(
            "licensee.reported-while-suspended.1", LicensingEvent.ReportedWhileSuspended.class),
        Map.entry("license.issued.1", LicenseEvent.LicenseIssued.class),
        Map.entry("license.renewed.1", LicenseEvent.LicenseRenewed.class),
        Map.entry("license.type-changed.1", LicenseEvent.LicenseTypeChanged.class),
        Map.entry("license.code-changed.1", LicenseEvent.LicenseCodeChanged.class),
        Map.entry("license.code-passed-on.1", LicenseEvent.LicenseCodePassedOn.class),
        Map.entry("license.premises-moved.1", LicenseEvent.PremisesMoved.class),
        Map.entry("license.ownership-transferred.1", LicenseEvent.OwnershipTransferred.class),
        Map.entry("license.revoked.1", LicenseEvent.LicenseRevoked.class),
        Map.entry("license.surrendered.1", LicenseEvent.LicenseSurrendered.class),
        Map.entry("license.expired.1", LicenseEvent.LicenseExpired.class),
        Map.entry("license.list-opened.1", LicenseEvent.LicenseListOpened.class),
        Map.entry("license.list-row-taken.1", LicenseEvent.LicenseListRowTaken.class),
        Map.entry("license.order-filed.1", LicenseEvent.LicenseOrderFiled.class),
        Map.entry("license.order-approved.1", LicenseEvent.LicenseOrderApproved.class),
        Map.entry("license.order-withdrawn.1", LicenseEvent.LicenseOrderWithdrawn.class),
        Map.entry("accreditation.granted.1", AccreditationEvent.LabAccredited.class),
        Map.entry("accreditation.ended.1", AccreditationEvent.AccreditationEnded.class),
        Map.entry("user.changed.1", PeopleEvent.UserChanged.class),
        Map.entry("membership.given.1", PeopleEvent.MembershipGiven.class),
        Map.entry("key.given.1", PeopleEvent.KeyGiven.class),
        Map.entry("key.ending.1", PeopleEvent.KeyEnding.class),
        Map.entry("device.enrolled.1", PeopleEvent.DeviceEnrolled.class),
        Map.entry("device.ended.1", PeopleEvent.DeviceEnded.class),
        Map.entry("user.registered.1", LicensingEvent.UserRegistered.class),
        Map.entry("membership.granted.1", LicensingEvent.MembershipGranted.class),
        Map.entry("membership.ended.1", LicensingEvent.MembershipEnded.class),
        Map.entry("key.issued.1", LicensingEvent.KeyIssued.class),
        Map.entry("key.revoked.1", LicensingEvent.KeyRevoked.class),
        Map.entry("area.opened.1", LicensingEvent.AreaOpened.class),
        Map.entry("area.changed.1", LicensingEvent.AreaChanged.class),
        Map.entry("area.closed.1", LicensingEvent.AreaClosed.class));
  }

  @Override
  public Projector projector() {
    return new LicensingProjector();
  }
}
