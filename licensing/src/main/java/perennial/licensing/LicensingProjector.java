package perennial.licensing;

import java.time.Instant;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.PersonalErased;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.LicensingEvent.AreaChanged;
import perennial.licensing.LicensingEvent.AreaClosed;
import perennial.licensing.LicensingEvent.AreaOpened;
import perennial.licensing.LicensingEvent.KeyIssued;
import perennial.licensing.LicensingEvent.KeyRevoked;
import perennial.licensing.LicensingEvent.LicenseeRegistered;
import perennial.licensing.LicensingEvent.LicenseeReinstated;
import perennial.licensing.LicensingEvent.LicenseeSuspended;
import perennial.licensing.LicensingEvent.MembershipEnded;
import perennial.licensing.LicensingEvent.MembershipGranted;
import perennial.licensing.LicensingEvent.ReportedWhileSuspended;
import perennial.licensing.LicensingEvent.UserRegistered;

/** Folds the room's events into its rows. */
final class LicensingProjector implements Projector {
  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    if (event instanceof LicensingEvent ours) {
      apply(ours, occasion, rows);
    }
    if (event instanceof LicenseEvent ours) {
      LicenseProjector.apply(ours, occasion, rows);
    }
    if (event instanceof AccreditationEvent ours) {
      AccreditationProjector.apply(ours, occasion, rows);
    }
    if (event instanceof PersonalErased(_, ObjectRef object, _, _, _)
        && object.kind().equals(Licensing.USER_KIND)) {
      rows.change(Licensing.USER, LicensingProjector::erased, LicenseeId.REGISTRY, object.serial());
    }
  }

  private static void apply(LicensingEvent event, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    switch (event) {
      case LicenseeRegistered e -> LicenseProjector.register(e, occasion, rows);
      case LicenseeSuspended e ->
          LicenseProjector.stand(e.licenseeId(), LicenseStatus.SUSPENDED, now, now, rows);
      case LicenseeReinstated e ->
          LicenseProjector.stand(e.licenseeId(), LicenseStatus.ACTIVE, now, now, rows);
      case ReportedWhileSuspended e -> {
        // The row is of whoever lists breaches.
      }
      case UserRegistered e -> rows.create(Licensing.USER, user(e, occasion));
      case MembershipGranted e -> {
        rows.merge(
            Licensing.MEMBER,
            new Member(e.licenseeId(), e.user(), now, null),
            member -> new Member(member.licenseeId(), member.userSerial(), now, null));
        membership(e.user(), now, rows, e.licenseeId(), true);
      }
      case MembershipEnded e -> {
        rows.change(
            Licensing.MEMBER,
            m -> new Member(m.licenseeId(), m.userSerial(), m.grantedAt(), now),
            e.licenseeId(),
            e.user());
        membership(e.user(), now, rows, e.licenseeId(), false);
      }
      case KeyIssued e ->
          rows.create(
              Licensing.API_KEY, new ApiKey(e.digest(), LicenseeId.REGISTRY, e.user(), now, null));
      case KeyRevoked e ->
          rows.change(
              Licensing.API_KEY,
              k -> new ApiKey(k.digest(), k.licenseeId(), k.userSerial(), k.createdAt(), now),
              e.digest());
      case AreaOpened e ->
          rows.create(
              Licensing.AREA,
              new Area(
                  e.licenseeId(),
                  e.area(),
                  e.name(),
                  e.quarantine(),
                  e.externalId(),
                  occasion.user(),
                  now,
                  now,
                  null));
      case AreaChanged e ->
          rows.change(Licensing.AREA, area -> changed(area, e, now), e.licenseeId(), e.area());
      case AreaClosed e ->
          rows.change(
              Licensing.AREA,
              a ->
                  new Area(
                      a.licenseeId(),
                      a.serial(),
                      a.name(),
                      a.quarantine(),
                      a.externalId(),
                      a.userSerial(),
                      a.createdAt(),
                      now,
                      now),
              e.licenseeId(),
              e.area());
    }
  }

  private static User user(UserRegistered e, Occasion occasion) {
    return new User(
        LicenseeId.REGISTRY,
        e.user(),
        e.authLevel(),
        e.externalId(),
        Licensees.NONE,
        occasion.sealedPersonal(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  /** Nobody changed the user: the time of change stays. */
  private static User erased(User u) {
    return new User(
        u.licenseeId(),
        u.serial(),
        u.authLevel(),
        u.externalId(),
        u.licensees(),
        null,
        u.createdAt(),
        u.updatedAt(),
        u.deletedAt());
  }

  private static void membership(
      long user, Instant now, Rows rows, LicenseeId licensee, boolean granted) {
    rows.change(
        Licensing.USER,
        u ->
            new User(
                u.licenseeId(),
                u.serial(),
                u.authLevel(),
                u.externalId(),
                granted ? u.licensees().with(licensee) : u.licensees().without(licensee),
                u.personal(),
                u.createdAt(),
                now,
                u.deletedAt()),
        LicenseeId.REGISTRY,
        user);
  }

  private static Area changed(Area a, AreaChanged e, Instant now) {
    return new Area(
        a.licenseeId(),
        a.serial(),
        e.name() == null ? a.name() : e.name(),
        e.quarantine() == null ? a.quarantine() : e.quarantine(),
        e.externalId() == null ? a.externalId() : e.externalId(),
        a.userSerial(),
        a.createdAt(),
        now,
        a.deletedAt());
  }
}
