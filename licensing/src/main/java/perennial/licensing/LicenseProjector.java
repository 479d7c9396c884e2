package perennial.licensing;

import static perennial.licensing.Dated.change;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import perennial.journal.Occasion;
import perennial.journal.Rows;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicenseEvent.LicenseCodeChanged;
import perennial.licensing.LicenseEvent.LicenseCodePassedOn;
import perennial.licensing.LicenseEvent.LicenseExpired;
import perennial.licensing.LicenseEvent.LicenseIssued;
import perennial.licensing.LicenseEvent.LicenseListOpened;
import perennial.licensing.LicenseEvent.LicenseListRowTaken;
import perennial.licensing.LicenseEvent.LicenseOrderApproved;
import perennial.licensing.LicenseEvent.LicenseOrderFiled;
import perennial.licensing.LicenseEvent.LicenseOrderWithdrawn;
import perennial.licensing.LicenseEvent.LicenseRenewed;
import perennial.licensing.LicenseEvent.LicenseRevoked;
import perennial.licensing.LicenseEvent.LicenseSurrendered;
import perennial.licensing.LicenseEvent.LicenseTypeChanged;
import perennial.licensing.LicenseEvent.OwnershipTransferred;
import perennial.licensing.LicenseEvent.PremisesMoved;
import perennial.licensing.LicensingEvent.LicenseeRegistered;

/** Folds acts on licenses into the listed row of now and the versions of all times. */
final class LicenseProjector {
  private LicenseProjector() {}

  static void apply(LicenseEvent event, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    switch (event) {
      case LicenseIssued e -> issue(e, now, rows);
      case LicenseRenewed e -> renew(e, now, rows);
      case LicenseTypeChanged e -> {
        var endorsements = new Endorsements(e.endorsements());
        license(
            e.licenseeId(),
            e.from(),
            now,
            rows,
            l -> l.ofType(e.type(), e.tier(), endorsements).ofCode(e.code()));
        listed(
            e.licenseeId(),
            now,
            rows,
            draft -> {
              draft.type = e.type();
              draft.medical = endorsements.contains(Permitted.MEDICAL);
              draft.callBy(e.code());
            });
      }
      case LicenseCodeChanged e -> {
        license(e.licenseeId(), e.from(), now, rows, l -> l.ofCode(e.code()));
        listed(e.licenseeId(), now, rows, draft -> draft.callBy(e.code()));
      }
      case LicenseCodePassedOn e ->
          listed(e.licenseeId(), now, rows, LicenseeDraft::callByIdentifier);
      case PremisesMoved e -> {
        change(
            rows,
            Licensing.PREMISES,
            e.from(),
            now,
            p -> p.moved(e.address()),
            e.licenseeId(),
            Dated.NOW);
        listed(e.licenseeId(), now, rows, draft -> draft.address = e.address());
      }
      case OwnershipTransferred e -> transfer(e, now, rows);
      case LicenseRevoked e -> stand(e.licenseeId(), LicenseStatus.REVOKED, e.from(), now, rows);
      case LicenseSurrendered e ->
          stand(e.licenseeId(), LicenseStatus.SURRENDERED, e.from(), now, rows);
      case LicenseExpired e -> stand(e.licenseeId(), LicenseStatus.EXPIRED, e.from(), now, rows);
      case LicenseListOpened e ->
          rows.create(
              Licensing.IMPORTED_LIST,
              new ImportedList(
                  LicenseeId.REGISTRY, e.list(), e.digest(), e.name(), e.rowCount(), now));
      case LicenseListRowTaken e -> {
        ListRow row = e.row(now);
        rows.merge(Licensing.LIST_ROW, row, before -> row);
      }
      case LicenseOrderFiled e -> order(e, occasion, rows);
      case LicenseOrderApproved e ->
          decide(e.licenseeId(), e.order(), OrderStatus.APPROVED, occasion, rows);
      case LicenseOrderWithdrawn e ->
          decide(e.licenseeId(), e.order(), OrderStatus.WITHDRAWN, occasion, rows);
    }
  }

  /** The first versions of a licensee hold from when its registration says that it happened. */
  static void register(LicenseeRegistered e, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    Business b = e.business();
    rows.create(Licensing.LICENSEE, listed(e, now));
    Span first = Span.first(earlier(occasion.occurredAt(), now), now);
    rows.create(Licensing.LICENSE, license(e, first));
    rows.create(Licensing.PREMISES, Premises.of(e.licenseeId(), b.address(), first));
    rows.create(Licensing.PARTY, Party.of(e.licenseeId(), b.holder(), first));
  }

  /** A clock that steps back makes things happen after they are recorded; here they do not. */
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static License license(LicenseeRegistered e, Span first) {
    var endorsements =
        e.business().medicalEndorsement()
            ? Endorsements.parse(Permitted.MEDICAL)
            : Endorsements.NONE;
    return new License(
        e.licenseeId(),
        first.n(),
        first.kept(),
        e.code(),
        License.numberOf(e.code()),
        e.type(),
        "",
        endorsements,
        LicenseStatus.ACTIVE,
        e.business().certificateNumber(),
        null,
        first.validFrom(),
        first.validTo(),
        first.recordedFrom(),
        first.recordedTo());
  }

  private static Licensee listed(LicenseeRegistered e, Instant now) {
    Business b = e.business();
    return new Licensee(
        e.licenseeId(),
        e.code(),
        e.type(),
        b.name(),
        b.medicalEndorsement(),
        b.certificateNumber(),
        b.address1(),
        b.address2(),
        b.city(),
        b.stateCode(),
        b.postalCode(),
        b.countryCode(),
        b.phone(),
        b.email(),
        b.externalId(),
        false,
        LicenseStatus.ACTIVE,
        null,
        false,
        now,
        now,
        null);
  }

  /** The registration stands in the same entry, so there is no former version to keep. */
  private static void issue(LicenseIssued e, Instant now, Rows rows) {
    var endorsements = new Endorsements(e.endorsements());
    rows.change(
        Licensing.LICENSE,
        l -> l.ofType(l.type(), e.tier(), endorsements).expiring(e.expires()),
        e.licenseeId(),
        Dated.NOW);
    listed(
        e.licenseeId(),
        now,
        rows,
        draft -> {
          draft.medical = endorsements.contains(Permitted.MEDICAL);
          draft.expires = e.expires();
        });
  }

  private static void renew(LicenseRenewed e, Instant now, Rows rows) {
    license(
        e.licenseeId(),
        e.from(),
        now,
        rows,
        l -> l.expiring(e.expires()).standing(renewed(l.status())));
    listed(
        e.licenseeId(),
        now,
        rows,
        draft -> {
          draft.expires = e.expires();
          draft.status = renewed(draft.status);
        });
  }

  private static LicenseStatus renewed(LicenseStatus status) {
    return status == LicenseStatus.EXPIRED ? LicenseStatus.ACTIVE : status;
  }

  private static void transfer(OwnershipTransferred e, Instant now, Rows rows) {
    Holder holder = e.holder();
    change(
        rows, Licensing.PARTY, e.from(), now, p -> p.passedTo(holder), e.licenseeId(), Dated.NOW);
    license(e.licenseeId(), e.from(), now, rows, l -> l.heldBy(holder.certificateNumber()));
    listed(e.licenseeId(), now, rows, draft -> draft.holder = holder);
  }

  /** How a license stands, from an instant on. */
  static void stand(
      LicenseeId licensee, LicenseStatus status, Instant from, Instant now, Rows rows) {
    license(licensee, from, now, rows, l -> l.standing(status));
    listed(licensee, now, rows, draft -> draft.status = status);
  }

  private static void license(
      LicenseeId licensee, Instant from, Instant now, Rows rows, UnaryOperator<License> facts) {
    change(rows, Licensing.LICENSE, from, now, facts, licensee, Dated.NOW);
  }

  private static void listed(
      LicenseeId licensee, Instant now, Rows rows, Consumer<LicenseeDraft> change) {
    rows.change(
        Licensing.LICENSEE,
        row -> {
          var draft = new LicenseeDraft(row, now);
          change.accept(draft);
          return draft.build();
        },
        licensee);
  }

  private static void order(LicenseOrderFiled e, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    rows.create(
        Licensing.LICENSE_ORDER,
        new LicenseOrder(
            LicenseeId.REGISTRY,
            e.order(),
            e.licenseeId(),
            e.act(),
            e.terms(),
            e.reason(),
            OrderStatus.PENDING,
            occasion.user(),
            now,
            e.expiresAt(),
            null,
            null));
    rows.create(
        Licensing.NOTICE,
        new Notice(
            e.licenseeId(),
            e.order(),
            e.act(),
            e.reason(),
            OrderStatus.PENDING,
            now,
            e.expiresAt()));
  }

  private static void decide(
      LicenseeId licensee, long order, OrderStatus outcome, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    rows.change(
        Licensing.LICENSE_ORDER,
        row -> row.decided(outcome, occasion.user(), now),
        LicenseeId.REGISTRY,
        order);
    rows.change(Licensing.NOTICE, row -> row.decided(outcome, now), licensee, order);
  }
}
