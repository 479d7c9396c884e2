package perennial.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import perennial.kernel.Stated;
import perennial.rulebook.assay.AnalyteGroup;

/**
 * Groups that another laboratory tested for the one that reports. It is named in a key beside the
 * group's status: {@code pesticide_lab} beside {@code pesticide_status}. The old system had no such
 * field, so no client must send one.
 *
 * @param group key of the group in the rules
 * @param lab license code as stated
 */
public record Subcontracted(String group, String lab) {
  private static final String STATUS = "_status";
  private static final String LAB = "_lab";

  /** Codes have at most ten characters; what is longer is quoted in part. */
  private static final int CODE_LENGTH_MAX = 40;

  /** The key that names the laboratory of a group. */
  public static String field(AnalyteGroup group) {
    String status = group.statusField();
    return (status.endsWith(STATUS)
            ? status.substring(0, status.length() - STATUS.length())
            : status)
        + LAB;
  }

  /** The groups of which another laboratory is named, in the order of the rules. */
  static List<Subcontracted> in(List<AnalyteGroup> groups, Stated stated) {
    List<Subcontracted> found = List.of();
    for (AnalyteGroup group : groups) {
      String lab = stated.text(field(group), "").strip();
      if (!lab.isEmpty()) {
        // Most results name none.
        found = found.isEmpty() ? new ArrayList<>() : found;
        String code = lab.substring(0, Math.min(lab.length(), CODE_LENGTH_MAX));
        found.add(new Subcontracted(group.key(), code));
      }
    }
    return found;
  }

  /** What an explanation says of it; empty when it is accredited. */
  String warning(GroupAccreditation accreditation, Instant collected) {
    return switch (accreditation.of(lab, group, collected)) {
      case ACCREDITED -> "";
      case NOT_ACCREDITED ->
          "%s: tested by %s, which was not accredited for it on the day of collection."
              .formatted(group, lab);
      case NOT_KNOWN ->
          "%s: tested by %s, of which no accreditation for it is known.".formatted(group, lab);
    };
  }
}
