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
import perennial.licensing.LicenseEvent.LicenseExpired;

/**
 * States that a license's last day is over and nobody renewed it. A repetition changes nothing.
 *
 * @param zone where the day ends
 */
public record ExpireLicense(LicenseeId licensee, ZoneId zone) implements Command {

  /** Why a license does not expire, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    NO_LAST_DAY,
    STILL_IN_FORCE,
    SUSPENDED
  }

  @Override
  public String act() {
    return "license.expire";
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
    var on = new OnLicense(deciding, licensee, null);
    License license = on.license();
    LocalDate last = license == null ? null : license.expires();
    @Nullable Instant over = last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant();
    var objections =
        on.objections()
            .addIf(
                license != null && last == null,
                "expires",
                Reason.NO_LAST_DAY,
                "The license has no last day.")
            .addIf(
                over != null && over.isAfter(on.now()),
                "expires",
                Reason.STILL_IN_FORCE,
                "The license holds until " + last + ".")
            .addIf(
                license != null && license.status() == LicenseStatus.SUSPENDED,
                "status",
                Reason.SUSPENDED,
                "The license is suspended: a renewal after its end would lift that.");
    if (!objections.isEmpty() || license == null || over == null) {
      return objections.refused();
    }
    Instant from = over.isBefore(license.validFrom()) ? license.validFrom() : over;
    return Outcome.accepted(
        on.subject(),
        license.status() == LicenseStatus.EXPIRED
            ? List.of()
            : List.of(new LicenseExpired(licensee, from)));
  }
}
