package perennial.licensing;

import java.util.List;
import java.util.Map;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;

/** The licensing room: licensees, their areas, and who may act for whom with which key. */
public final class Licensing implements Room {
  public static final Kind LICENSEE_KIND = new Kind("MM");
  public static final Kind USER_KIND = new Kind("US");
  public static final Kind AREA_KIND = new Kind("AR");

  /**
   * Where serials of licensees and users begin: at 36^4, the first of five digits. There were few
   * of them, the old system's had at most four digits, and clients keep their numbers in 32 bits.
   */
  public static final Map<Kind, Long> SERIAL_FLOORS =
      Map.of(LICENSEE_KIND, 1_679_616L, USER_KIND, 1_679_616L);

  public static final Table<Licensee> LICENSEE =
      Table.of("licensing", "licensee", Licensee.class)
          .key("licenseeId")
          .object(LICENSEE_KIND, "licenseeId")
          .directory()
          .credentials()
          .unique("code")
          .build();

  public static final Table<User> USER =
      Table.of("licensing", "app_user", User.class)
          .key("licenseeId", "serial")
          .object(USER_KIND, "serial")
          .credentials()
          .check("licensee_id = 0")
          .index("externalId", "serial")
          .build();

  public static final Table<Member> MEMBER =
      Table.of("licensing", "member", Member.class)
          .key("licenseeId", "userSerial")
          .streamOf(USER_KIND, "userSerial")
          .credentials()
          .build();

  public static final Table<ApiKey> API_KEY =
      Table.of("licensing", "api_key", ApiKey.class)
          .key("digest")
          .streamOf(USER_KIND, "userSerial")
          .credentials()
          .references("userSerial", USER_KIND)
          .check("length(digest) = 64")
          .index("userSerial")
          .build();

  public static final Table<Area> AREA =
      Table.of("licensing", "area", Area.class)
          .key("licenseeId", "serial")
          .object(AREA_KIND, "serial")
          .index("licenseeId", "externalId", "serial")
          .build();

  /** The licensee of a license code; codes are unique. */
  public static final Index<Licensee> LICENSEE_OF_CODE = new Index<>(LICENSEE, List.of("code"), 1);

  @Override
  public String name() {
    return "licensing";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(LICENSEE, USER, MEMBER, API_KEY, AREA);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.ofEntries(
        Map.entry("licensee.registered.1", LicensingEvent.LicenseeRegistered.class),
        Map.entry("licensee.suspended.1", LicensingEvent.LicenseeSuspended.class),
        Map.entry("licensee.reinstated.1", LicensingEvent.LicenseeReinstated.class),
        Map.entry(
            "licensee.reported-while-suspended.1", LicensingEvent.ReportedWhileSuspended.class),
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
