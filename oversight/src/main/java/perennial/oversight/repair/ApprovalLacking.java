package perennial.oversight.repair;

import java.util.List;

/** What was to be approved is not: nothing was changed. */
public final class ApprovalLacking extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> faults;

  ApprovalLacking(List<String> faults) {
    super(String.join(" ", faults));
    this.faults = List.copyOf(faults);
  }

  /** All that is lacking, as sentences. */
  public List<String> faults() {
    return faults;
  }
}
