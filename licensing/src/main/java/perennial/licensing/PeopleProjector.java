package perennial.licensing;

import java.time.Instant;
import perennial.journal.Occasion;
import perennial.journal.Rows;
import perennial.kernel.LicenseeId;
import perennial.licensing.PeopleEvent.DeviceEnded;
import perennial.licensing.PeopleEvent.DeviceEnrolled;
import perennial.licensing.PeopleEvent.KeyEnding;
import perennial.licensing.PeopleEvent.KeyGiven;
import perennial.licensing.PeopleEvent.MembershipGiven;
import perennial.licensing.PeopleEvent.UserChanged;

/** Folds users, memberships, keys and devices into their versions. */
final class PeopleProjector {
  private PeopleProjector() {}

  static void apply(PeopleEvent event, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    switch (event) {
      case UserChanged e -> changed(e, occasion, rows);
      case MembershipGiven e -> member(e.licenseeId(), e.user(), e.role(), now, rows);
      case KeyGiven e ->
          rows.create(
              Licensing.API_KEY,
              ApiKey.of(e.digest(), e.user(), e.licenseeId(), Span.first(now, now)));
      case KeyEnding e -> Dated.end(rows, Licensing.API_KEY, e.end(), now, e.digest(), Dated.NOW);
      case DeviceEnrolled e ->
          Dated.begin(
              rows,
              Licensing.DEVICE,
              Device.of(e.licenseeId(), e.name(), e.publicKey()),
              now,
              null,
              now,
              e.licenseeId(),
              e.name(),
              Dated.NOW);
      case DeviceEnded e ->
          Dated.end(rows, Licensing.DEVICE, now, now, e.licenseeId(), e.name(), Dated.NOW);
    }
  }

  private static void changed(UserChanged e, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    rows.change(
        Licensing.USER,
        u -> u.called(e.externalId(), occasion.sealedPersonal(), now),
        LicenseeId.REGISTRY,
        e.user());
    Dated.change(
        rows,
        Licensing.PERSON,
        now,
        now,
        p -> p.called(e.externalId(), occasion.sealedPersonal()),
        LicenseeId.REGISTRY,
        e.user(),
        Dated.NOW);
  }

  static void member(LicenseeId licensee, long user, String role, Instant now, Rows rows) {
    Dated.begin(
        rows,
        Licensing.MEMBER,
        Member.of(licensee, user, role),
        now,
        null,
        now,
        licensee,
        user,
        Dated.NOW);
    rows.change(
        Licensing.USER,
        u -> u.actingFor(u.licensees().with(licensee), now),
        LicenseeId.REGISTRY,
        user);
  }

  static void memberNoMore(LicenseeId licensee, long user, Instant now, Rows rows) {
    Dated.end(rows, Licensing.MEMBER, now, now, licensee, user, Dated.NOW);
    rows.change(
        Licensing.USER,
        u -> u.actingFor(u.licensees().without(licensee), now),
        LicenseeId.REGISTRY,
        user);
  }

  /** Nobody changed the user: the times of change stay. */
  static void erased(long user, Rows rows) {
    rows.change(Licensing.USER, User::erased, LicenseeId.REGISTRY, user);
    Dated.forAll(rows, Licensing.PERSON, Person::erased, LicenseeId.REGISTRY, user);
  }
}
