package perennial.leafdata.format;

import java.util.List;
import java.util.Locale;

/**
 * The panels of a laboratory result. Each has a status of its own; numbers in a panel that is not
 * completed are no results (real clients post 59 zeros under {@code not_started}).
 */
public enum LabGroup {
  CANNABINOID(true),
  TERPENOID(true),
  MOISTURE(false),
  FOREIGN(false),
  MICROBIAL(true),
  MYCOTOXIN(true),
  METAL(true),
  PESTICIDE(true),
  SOLVENT(true);

  /** The words of {@code <group>_status} and {@code testing_status}. */
  public static final List<String> STATUSES = List.of("not_started", "in_progress", "completed");

  private final boolean edited;

  LabGroup(boolean edited) {
    this.edited = edited;
  }

  /** What the group's fields begin with. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String statusField() {
    return prefix() + "_status";
  }

  /**
   * Status and editors: every group has the first, all but moisture and foreign matter the rest.
   */
  public List<String> headFields() {
    return edited
        ? List.of(statusField(), prefix() + "_editor", prefix() + "_editor_mme_id")
        : List.of(statusField());
  }
}
