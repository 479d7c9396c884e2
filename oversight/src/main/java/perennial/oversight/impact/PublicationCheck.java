package perennial.oversight.impact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.SignedNote;
import perennial.journal.log.VerifierKey;
import perennial.oversight.repair.Approval;
import perennial.oversight.repair.ApprovalLacking;
import perennial.rulebook.publish.Candidate;

/**
 * Whether a rule set may be published: what it changes is judged anew, and where that is much, two
 * officials must have signed a report that names all of it.
 *
 * @param changesMax how much may change without them
 */
public record PublicationCheck(Impact now, Candidate candidate, long changesMax) {

  /** The report does not cover what the rule set would change. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    Refused(List<String> faults) {
      super(String.join(" ", faults));
      this.faults = List.copyOf(faults);
    }

    /** All that is wrong, as sentences. */
    public List<String> faults() {
      return faults;
    }
  }

  /** Whether the report must be signed: nobody is judged otherwise by surprise. */
  public boolean needsApproval() {
    return now.extent() > changesMax || !now.onOldWire().isEmpty();
  }

  /**
   * Who approved; nobody where nothing needs approval.
   *
   * @param report the report that was signed, or null
   * @param keys the keys of those who may approve
   * @throws Refused when the report does not name what would change
   * @throws ApprovalLacking when two have not signed it
   */
  public Set<String> demand(
      @Nullable ImpactReport report, List<VerifierKey> keys, List<SignedNote> notes) {
    if (!now.unnamed().isEmpty()) {
      throw new Refused(
          List.of("It names nobody who may do: " + String.join(", ", now.unnamed()) + "."));
    }
    if (!needsApproval()) {
      return Set.of();
    }
    List<String> faults = report == null ? List.of(noReport()) : faults(report);
    if (report == null || !faults.isEmpty()) {
      throw new Refused(faults);
    }
    return Approval.demand(report.hash(), keys, notes);
  }

  private String noReport() {
    return now.onOldWire().isEmpty() ? tooMuch() : onOldWire();
  }

  private String onOldWire() {
    return "It demands what the old wire cannot carry, of "
        + String.join(", ", now.onOldWire())
        + ": make a report by perennial rules impact, and name it with --report.";
  }

  private String tooMuch() {
    return "It would change %,d of the verdicts and permissions, and %,d may change without approval:"
            .formatted(now.extent(), changesMax)
        + " make a report by perennial rules impact, and name it with --report.";
  }

  private List<String> faults(ImpactReport report) {
    var faults = new ArrayList<String>();
    if (!report.content().equals(candidate.content().hash().toHex())) {
      faults.add("The report is of other files than these.");
    }
    if (!report.from().equals(candidate.from().toString())) {
      faults.add(
          "The report is of another first day, "
              + report.from()
              + ", not "
              + candidate.from()
              + ".");
    }
    long unnamed =
        now.changed().stream().filter(each -> !report.changed().contains(each.result())).count();
    if (unnamed > 0) {
      faults.add(
          "By now %,d verdicts would change that the report does not name: make a new one."
              .formatted(unnamed));
    }
    var labs = new HashSet<>(now.onOldWire());
    labs.removeAll(report.onOldWire());
    if (!labs.isEmpty()) {
      faults.add(
          "The report does not name all that are on the old wire: "
              + String.join(", ", labs)
              + ".");
    }
    return faults;
  }
}
