package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import perennial.licensing.LicenseEvent.LicenseTypeChanged;
import perennial.rulebook.LicenseType;
import perennial.rulebook.RulePack;

/**
 * Makes a license one of another type, with the code, tier and endorsements that it has as such.
 * What it did as one of its former type stays as it was judged then.
 *
 * @param type LeafData's word, such as {@code production}
 * @param since null for the time of the approval
 * @param former see {@link Claim}
 * @param isSandbox whether training codes pass
 */
public record ChangeLicenseType(
    LicenseeId licensee,
    String type,
    String code,
    String tier,
    Endorsements endorsements,
    @Nullable Instant since,
    @Nullable LicenseeId former,
    RulePack rules,
    boolean isSandbox)
    implements Consequential {
  static final String ACT = "license.change-type";

  /** Why a type is not changed, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    TYPE_UNKNOWN,
    TYPE_UNCHANGED,
    CODE_NOT_OF_TYPE,
    CODE_TAKEN,
    ENDORSEMENT_NOT_OF_TYPE,
    TIER_TOO_LONG
  }

  static ChangeLicenseType of(
      LicenseeId licensee,
      Consequential.Terms terms,
      @Nullable LicenseeId former,
      RulePack rules,
      boolean isSandbox) {
    return new ChangeLicenseType(
        licensee,
        terms.text("type"),
        terms.text("code"),
        terms.text("tier"),
        Endorsements.parse(terms.text("endorsements")),
        terms.since(),
        former,
        rules,
        isSandbox);
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
    var terms = new LinkedHashMap<String, String>();
    terms.put("type", type);
    terms.put("code", code);
    terms.put("tier", tier);
    terms.put("endorsements", endorsements.toString());
    return Stated.of(RevokeLicense.withSince(terms, since));
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
    Optional<LicenseType> found =
        rules.findInForce(on.now()).flatMap(set -> set.findLicenseType(type));
    var claim = new Claim(wanted, licensee, on.from(), former);
    var objections =
        on.objections()
            .addIf(
                found.isEmpty(),
                "type",
                Reason.TYPE_UNKNOWN,
                RegisterLicensee.typesInForce(rules, on.now()))
            .addIf(
                license != null && license.type().equals(type),
                "type",
                Reason.TYPE_UNCHANGED,
                "The license is of this type already.")
            .addIf(
                found.isPresent() && !RegisterLicensee.isCodeOf(found.get(), wanted, isSandbox),
                "code",
                Reason.CODE_NOT_OF_TYPE,
                found.map(RegisterLicensee::formOfCodes).orElse(""))
            .addIf(
                claim.isTaken(deciding.state()),
                "code",
                Reason.CODE_TAKEN,
                "The code has already been taken.")
            .addIf(
                found.isPresent() && !found.get().endorsements().containsAll(endorsements.names()),
                "endorsements",
                Reason.ENDORSEMENT_NOT_OF_TYPE,
                "A license of this type carries no such endorsement.")
            .atMost("tier", tier, Objections.NAME_MAX, Reason.TIER_TOO_LONG);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    var events = new ArrayList<Event>(claim.passed(deciding.state()));
    events.add(
        new LicenseTypeChanged(licensee, type, wanted, tier, endorsements.names(), on.from()));
    return Outcome.accepted(on.subject(), events);
  }
}
