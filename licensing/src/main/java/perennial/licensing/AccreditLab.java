package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.AccreditationEvent.LabAccredited;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteGroup;

/**
 * States what a laboratory is accredited for, by an official. Stated again, it replaces what was
 * stated for the same analytes and groups; others stay.
 *
 * @param scopes keys of analytes and of groups of analytes in the rules in force
 * @param reference the certificate; empty where there is none to state
 * @param since null for now
 * @param until the first instant at which it is not accredited any more; null while that is open
 */
public record AccreditLab(
    LicenseeId licensee,
    List<String> scopes,
    String reference,
    @Nullable Instant since,
    @Nullable Instant until,
    RulePack rules)
    implements Command {
  /** Analytes and groups of one act; the longest list of the law has some 120. */
  public static final int SCOPES_MAX = 500;

  /** Who may do this is a laboratory, whatever the rules call its license type. */
  static final String REPORTS = "lab-result.report";

  /** Why a laboratory is not accredited, besides {@link OnLicense.Reason}. */
  public enum Reason implements Refusal.Reason {
    NOT_A_LABORATORY,
    SCOPE_MISSING,
    SCOPE_UNKNOWN,
    TOO_MANY_SCOPES,
    REFERENCE_TOO_LONG,
    UNTIL_BEFORE_SINCE
  }

  public AccreditLab {
    scopes = scopes.stream().distinct().sorted().toList();
  }

  @Override
  public String act() {
    return "accreditation.grant";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
    prefetch(licensee, scopes, prefetch);
  }

  static void prefetch(LicenseeId licensee, List<String> scopes, Prefetch prefetch) {
    scopes.stream()
        .limit(SCOPES_MAX)
        .forEach(scope -> prefetch.row(Licensing.ACCREDITATION, licensee, scope, Dated.NOW));
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    License license = on.license();
    RuleSet inForce = rules.findInForce(on.now()).orElse(null);
    Objections objections = objections(on, deciding.state(), scopes);
    requireScopes(objections, scopes)
        .addIf(
            license != null && !isLaboratory(inForce, license),
            "global_id",
            Reason.NOT_A_LABORATORY,
            "A license of this type reports no results.")
        .atMost("reference", reference, Objections.NAME_MAX, Reason.REFERENCE_TOO_LONG)
        .addIf(
            until != null && !until.isAfter(on.from()),
            "until",
            Reason.UNTIL_BEFORE_SINCE,
            "An accreditation ends after it begins.");
    unknown(inForce)
        .forEach(scope ->
            objections.add(
                "scopes",
                Reason.SCOPE_UNKNOWN,
                "The rules in force have no analyte and no group '" + scope + "'."));
    return objections.isEmpty()
        ? Outcome.accepted(
            on.subject(), List.of(new LabAccredited(licensee, scopes, reference, on.from(), until)))
        : objections.refused();
  }

  /** An act cannot hold from before the last change of any of them. */
  static Objections objections(OnLicense on, State state, List<String> scopes) {
    Instant last = null;
    for (String scope : scopes.subList(0, Math.min(SCOPES_MAX, scopes.size()))) {
      Accreditation present = state.find(Licensing.ACCREDITATION, on.licensee(), scope, Dated.NOW);
      if (present != null && (last == null || present.validFrom().isAfter(last))) {
        last = present.validFrom();
      }
    }
    return on.objections(last);
  }

  static Objections requireScopes(Objections objections, List<String> scopes) {
    return objections
        .addIf(scopes.isEmpty(), "scopes", Reason.SCOPE_MISSING, "Say which analytes or groups.")
        .addIf(
            scopes.size() > SCOPES_MAX,
            "scopes",
            Reason.TOO_MANY_SCOPES,
            "One act names at most " + SCOPES_MAX + " analytes and groups.");
  }

  private static boolean isLaboratory(@Nullable RuleSet rules, License license) {
    return rules != null
        && !(rules.permits(license.type(), Set.copyOf(license.endorsements().names()), REPORTS)
            instanceof Permission.Denied);
  }

  private List<String> unknown(@Nullable RuleSet inForce) {
    Set<String> known =
        inForce == null
            ? Set.of()
            : Stream.concat(
                    inForce.lab().groups().stream().map(AnalyteGroup::key),
                    inForce.lab().analytes().stream().map(Analyte::key))
                .collect(Collectors.toUnmodifiableSet());
    return scopes.stream().limit(SCOPES_MAX).filter(scope -> !known.contains(scope)).toList();
  }
}
