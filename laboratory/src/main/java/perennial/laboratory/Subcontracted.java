package perennial.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import perennial.kernel.Stated;
import perennial.rulebook.Permission;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.AnalyteGroup;
import perennial.rulebook.assay.Reading;
import perennial.rulebook.assay.SubcontractRule.Standing;

/**
 * Groups that another laboratory tested for the one that reports. It is named in a key beside the
 * group's status: {@code pesticide_lab} beside {@code pesticide_status}. The old system had no such
 * field, so no client must send one.
 *
 * @param group key of the group in the rules
 * @param field the key that names the laboratory
 * @param lab license code as stated
 */
public record Subcontracted(String group, String field, String lab) {
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
      String lab = code(stated, field(group));
      if (!lab.isEmpty()) {
        // Most results name none.
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(new Subcontracted(group.key(), field(group), lab));
      }
    }
    return found;
  }

  /** Every code that may be one of a laboratory, whatever groups the rules have. */
  static Set<String> codes(Stated stated) {
    var codes = new TreeSet<String>();
    for (String name : stated.asMap().keySet()) {
      if (name.endsWith(LAB)) {
        codes.add(code(stated, name));
      }
    }
    codes.remove("");
    return codes;
  }

  private static String code(Stated stated, String field) {
    String lab = stated.text(field, "").strip();
    return lab.substring(0, Math.min(lab.length(), CODE_LENGTH_MAX));
  }

  /**
   * What the rules say of it.
   *
   * @param reason who tested, and how that laboratory stood
   */
  record Answer(Subcontracted of, String reason, boolean isSilent, Permission permission) {
    /** What an explanation says. */
    String sentence() {
      return of.group() + ": " + reason;
    }

    boolean isDenied() {
      return permission instanceof Permission.Denied;
    }
  }

  Answer answer(RuleSet rules, Reading reading, GroupAccreditation known, Instant collected) {
    List<String> sent =
        rules.lab().analytes().stream()
            .filter(each -> each.group().equals(group))
            .map(Analyte::key)
            .filter(reading.results()::containsKey)
            .toList();
    Standing standing = known.of(lab, group, sent, collected);
    Permission permission = rules.subcontract(group, standing);
    boolean isSilent = standing == Standing.ACCREDITED && permission instanceof Permission.Allowed;
    return new Answer(this, reason(standing), isSilent, permission);
  }

  private String reason(Standing standing) {
    return switch (standing) {
      case ACCREDITED -> "tested by %s, which was accredited for it.".formatted(lab);
      case NOT_ACCREDITED ->
          "tested by %s, which was not accredited for it on the day of collection.".formatted(lab);
      case NONE_RECORDED ->
          "tested by %s, of which no accreditation for it is known.".formatted(lab);
      case UNKNOWN -> "tested by %s, which is no laboratory that is known.".formatted(lab);
    };
  }
}
