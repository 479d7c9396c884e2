package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command.Deciding;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.LicenseEvent.LicenseCodeChanged;
import perennial.rulebook.LicenseType;
import perennial.rulebook.RulePack;

/**
 * Gives a license another code. No identifier follows: prefixes are fixed when minted, and only
 * what is minted from now on has the new one. Clients call under the new code from the next call
 * on.
 *
 * @param since null for the time of the approval
 * @param former see {@link Claim}
 * @param isSandbox whether training codes pass
 */
public record ChangeLicenseCode(
    LicenseeId licensee,
    String code,
    @Nullable Instant since,
    @Nullable LicenseeId former,
    RulePack rules,
    boolean isSandbox)
    implements Consequential {
  static final String ACT = "license.change-code";

  /** Why a code is not changed, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    CODE_NOT_OF_TYPE,
    CODE_TAKEN,
    CODE_UNCHANGED
  }

  @Override
  public String act() {
    return ACT;
  }

  @Override
  public Set<LicenseeId> others() {
    return Claim.parties(former);
  }

  @Override
  public Stated terms() {
    return Stated.of(RevokeLicense.withSince(new LinkedHashMap<>(Map.of("code", code)), since));
  }

  @Override
  public void prefetch(Prefetch prefetch) {
    Claim.prefetch(RegisterLicensee.normalized(code), prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    License license = on.license();
    String wanted = RegisterLicensee.normalized(code);
    Optional<LicenseType> type =
        license == null
            ? Optional.empty()
            : rules.findInForce(on.now()).flatMap(set -> set.findLicenseType(license.type()));
    var claim = new Claim(wanted, licensee, on.from(), former);
    var objections =
        on.objections()
            .addIf(
                license != null
                    && type.filter(t -> RegisterLicensee.isCodeOf(t, wanted, isSandbox)).isEmpty(),
                "code",
                Reason.CODE_NOT_OF_TYPE,
                type.map(RegisterLicensee::formOfCodes)
                    .orElse("The license is of a type that is not in force any more."))
            .addIf(
                claim.isTaken(deciding.state()),
                "code",
                Reason.CODE_TAKEN,
                "The code has already been taken.")
            .addIf(
                license != null && license.code().equals(wanted),
                "code",
                Reason.CODE_UNCHANGED,
                "The license has this code already.");
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    var events = new ArrayList<Event>(claim.passed(deciding.state()));
    events.add(new LicenseCodeChanged(licensee, wanted, on.from()));
    return Outcome.accepted(on.subject(), events);
  }
}
