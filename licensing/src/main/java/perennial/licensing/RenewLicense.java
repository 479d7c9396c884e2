package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicenseEvent.LicenseRenewed;

/**
 * Lets a license hold until another day; one that had expired stands again, a suspended one stays
 * suspended.
 *
 * @param expires its new last day
 * @param since null for now
 * @param zone of the jurisdiction, in which days begin
 */
public record RenewLicense(
    LicenseeId licensee, LocalDate expires, @Nullable Instant since, ZoneId zone)
    implements Command {

  /** Why a license is not renewed, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    NOT_LONGER,
    ENDED_BEFORE_IT_HELD
  }

  @Override
  public String act() {
    return "license.renew";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    License license = on.license();
    LocalDate last = license == null ? null : license.expires();
    LocalDate day = LocalDate.ofInstant(on.from(), zone);
    var objections =
        on.objections()
            .addIf(
                last != null && !expires.isAfter(last),
                "expires",
                Reason.NOT_LONGER,
                "The license holds until " + last + " already; a renewal makes it longer.")
            .addIf(
                expires.isBefore(day),
                "expires",
                Reason.ENDED_BEFORE_IT_HELD,
                "Its last day is before the day since when it is renewed, " + day + ".");
    return objections.isEmpty()
        ? Outcome.accepted(on.subject(), List.of(new LicenseRenewed(licensee, expires, on.from())))
        : objections.refused();
  }
}
