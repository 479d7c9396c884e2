package perennial.licensing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command.Deciding;
import perennial.journal.Prefetch;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/**
 * What every act on a license asks first: that an official does it, on a license that there is and
 * that has not ended, since an instant that can be.
 *
 * @param since when the act says that it holds from; null for now
 */
record OnLicense(Deciding deciding, LicenseeId licensee, @Nullable Instant since) {
  /** The longest reason that an official gives; it stands in the record for ever. */
  static final int REASON_MAX = 1_000;

  /** Why an act on a license is not done, whichever it is. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    LICENSEE_UNKNOWN,
    LICENSE_ENDED,
    SINCE_IN_FUTURE,
    SINCE_BEFORE_LAST_CHANGE,
    REASON_MISSING,
    REASON_TOO_LONG
  }

  static void prefetch(Actor actor, LicenseeId licensee, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    prefetch.row(Licensing.LICENSEE, licensee);
    prefetch.row(Licensing.LICENSE, licensee, Dated.NOW);
  }

  /** As it is now; null when there is no such licensee. */
  @Nullable License license() {
    return deciding.state().find(Licensing.LICENSE, licensee, Dated.NOW);
  }

  Instant now() {
    return deciding.moments().recordedAt();
  }

  /** The instant that the act holds from. */
  Instant from() {
    return since == null ? now() : since.truncatedTo(ChronoUnit.MICROS);
  }

  /** The objections against any act that changes the license itself. */
  Objections objections() {
    License license = license();
    return objections(license == null ? null : license.validFrom());
  }

  /**
   * @param lastChange since when the facts hold that the act changes; null when there are none
   */
  Objections objections(@Nullable Instant lastChange) {
    License license = license();
    return new Objections()
        .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
        .reference("global_id", licensee, license != null, Reason.LICENSEE_UNKNOWN)
        .addIf(
            license != null && license.status().isEnded(),
            "status",
            Reason.LICENSE_ENDED,
            "The license was revoked or surrendered and cannot change any more.")
        .addIf(
            from().isAfter(now()),
            "since",
            Reason.SINCE_IN_FUTURE,
            "An act holds from now on or from before; order a later one on its day.")
        .addIf(
            lastChange != null && from().isBefore(lastChange),
            "since",
            Reason.SINCE_BEFORE_LAST_CHANGE,
            "It last changed since " + lastChange + "; an act cannot hold from before that.");
  }

  static void requireReason(Objections objections, String reason) {
    objections
        .require("reason", reason, Reason.REASON_MISSING)
        .atMost("reason", reason, REASON_MAX, Reason.REASON_TOO_LONG);
  }

  ObjectRef subject() {
    return new ObjectRef(Licensing.LICENSEE_KIND, licensee.value());
  }
}
