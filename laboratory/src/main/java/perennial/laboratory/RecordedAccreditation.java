package perennial.laboratory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.licensing.Accreditations;
import perennial.licensing.License;
import perennial.licensing.Licensing;
import perennial.licensing.RegisterLicensee;
import perennial.rulebook.Permission;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.SubcontractRule.Standing;

/**
 * What the registry has on record of laboratories, as a decision knows now. A code is whose it was
 * on the day of collection; where it was nobody's, whose it is now.
 *
 * @param reporting the laboratory that reports: what it tested itself needs no name
 * @param rules in force on the day of collection: they say who reports results
 */
record RecordedAccreditation(State state, LicenseeId reporting, RuleSet rules)
    implements GroupAccreditation {
  private static final String REPORTS = "lab-result.report";

  @Override
  public Standing of(String code, String group, Collection<String> analytes, Instant at) {
    Optional<LicenseeId> found = holder(code, at).map(License::licenseeId);
    if (found.isEmpty()) {
      return Standing.UNKNOWN;
    }
    LicenseeId lab = found.get();
    if (lab.equals(reporting)) {
      return Standing.ACCREDITED;
    }
    if (!state.exists(Accreditations.OF_LAB, lab)) {
      return Standing.NONE_RECORDED;
    }
    Accreditations known = Accreditations.of(state, List.of(lab));
    boolean isAccredited =
        known.accredited(lab, group, at)
            || (!analytes.isEmpty()
                && analytes.stream().allMatch(each -> known.accredited(lab, each, at)));
    return isAccredited ? Standing.ACCREDITED : Standing.NOT_ACCREDITED;
  }

  /** The laboratory of a code; none where the code is of another license. */
  private Optional<License> holder(String code, Instant at) {
    List<License> under =
        state.list(Licensing.LICENSES_UNDER, RegisterLicensee.normalized(code)).stream()
            .filter(each -> each.recordedTo() == null)
            .toList();
    return Stream.concat(
            under.stream().filter(each -> each.holdsAt(at)),
            under.stream().filter(each -> each.validTo() == null))
        .findFirst()
        .filter(
            each -> !(rules.permits(each.type(), Set.of(), REPORTS) instanceof Permission.Denied));
  }
}
