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
    if (event instanceof PeopleEvent ours) {
      PeopleProjector.apply(ours, occasion, rows);
    }
    if (event instanceof AccreditationEvent ours) {
      AccreditationProjector.apply(ours, occasion, rows);
    }
    if (event instanceof PersonalErased(_, ObjectRef object, _, _, _)
        && object.kind().equals(Licensing.USER_KIND)) {
      PeopleProjector.erased(object.serial(), rows);
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
      case UserRegistered e -> register(e, occasion, rows);
      case MembershipGranted e ->
          PeopleProjector.member(e.licenseeId(), e.user(), Member.OF_THE_USER, now, rows);
      case MembershipEnded e -> PeopleProjector.memberNoMore(e.licenseeId(), e.user(), now, rows);
      case KeyIssued e ->
          rows.create(
              Licensing.API_KEY, ApiKey.of(e.digest(), e.user(), null, Span.first(now, now)));
      case KeyRevoked e -> Dated.end(rows, Licensing.API_KEY, now, now, e.digest(), Dated.NOW);
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

  private static void register(UserRegistered e, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    rows.create(
        Licensing.USER,
        new User(
            LicenseeId.REGISTRY,
            e.user(),
            e.authLevel(),
            e.externalId(),
            Licensees.NONE,
            occasion.sealedPersonal(),
            now,
            now,
            null));
    rows.create(
        Licensing.PERSON,
        Person.of(
            e.user(),
            e.authLevel(),
            e.externalId(),
            occasion.sealedPersonal(),
            Span.first(now, now)));
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
