package perennial.laboratory;

import java.time.Instant;

/**
 * Whether a laboratory was accredited for a group of analytes when a sample was collected. It is
 * asked of laboratories that tested a group for the one that reports.
 */
@FunctionalInterface
public interface GroupAccreditation {
  /** Nothing is known of any laboratory: warns, never denies. */
  GroupAccreditation NOT_KNOWN = (lab, group, at) -> Standing.NOT_KNOWN;

  /** What is known of a laboratory, a group and a date. */
  enum Standing {
    ACCREDITED,
    NOT_ACCREDITED,
    NOT_KNOWN
  }

  /**
   * @param lab license code as the reporting laboratory stated it
   * @param group key of the group in the rules
   */
  Standing of(String lab, String group, Instant at);
}
