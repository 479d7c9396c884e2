package perennial.licensing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicenseEvent.LicenseIssued;

/**
 * Issues a license to a place that has none, by an official. A code whose license ended may be
 * issued again: from then on it is another licensee's, and what the former one did stays the former
 * one's.
 *
 * @param registration who and where; its code is the license's
 * @param tier the size class as the state writes it; empty where there is none
 * @param expires the last day of the license; null where it has none
 * @param since when it was issued; null for now
 * @param former see {@link Claim}
 */
public record IssueLicense(
    RegisterLicensee registration,
    String tier,
    @Nullable LocalDate expires,
    @Nullable Instant since,
    @Nullable LicenseeId former)
    implements Command {

  /** Why a license is not issued, besides {@link RegisterLicensee.Reason}. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    OUT_OF_STATE,
    ADDRESS_MISSING,
    CITY_MISSING,
    SINCE_IN_FUTURE,
    EXPIRED_BEFORE_IT_HELD,
    TIER_TOO_LONG
  }

  @Override
  public String act() {
    return "license.issue";
  }

  @Override
  public Set<LicenseeId> founds() {
    return registration.founds();
  }

  @Override
  public Set<LicenseeId> parties() {
    return Claim.parties(former);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    registration.prefetch(actor, prefetch);
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return since == null ? receivedAt : since;
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Business business = registration.business();
    Objections objections = objections(deciding, business);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    List<String> endorsements =
        business.medicalEndorsement() ? List.of(Permitted.MEDICAL) : List.of();
    var events =
        new ArrayList<Event>(registration.claim(deciding, former).passed(deciding.state()));
    events.add(registration.event());
    events.add(new LicenseIssued(registration.licensee(), tier, endorsements, expires));
    return Outcome.made(registration.ref(), events);
  }

  private Objections objections(Deciding deciding, Business business) {
    String region = registration.rules().jurisdiction().premisesRegion();
    return registration
        .objections(deciding, former)
        .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
        .addIf(
            !business.stateCode().equals(region),
            "state_code",
            Reason.OUT_OF_STATE,
            "A licensed place lies in " + region + ", not in '" + business.stateCode() + "'.")
        .require("address1", business.address1(), Reason.ADDRESS_MISSING)
        .require("city", business.city(), Reason.CITY_MISSING)
        .addIf(
            since != null && since.isAfter(deciding.moments().recordedAt()),
            "since",
            Reason.SINCE_IN_FUTURE,
            "A license is issued from now on or from before; issue a later one on its day.")
        .addIf(
            expires != null && expires.isBefore(firstDay(deciding)),
            "expires",
            Reason.EXPIRED_BEFORE_IT_HELD,
            "Its last day is before the first one, " + firstDay(deciding) + ".")
        .atMost("tier", tier, Objections.NAME_MAX, Reason.TIER_TOO_LONG);
  }

  private LocalDate firstDay(Deciding deciding) {
    Instant from = since == null ? deciding.moments().recordedAt() : since;
    return LocalDate.ofInstant(from, registration.rules().jurisdiction().zone());
  }
}
