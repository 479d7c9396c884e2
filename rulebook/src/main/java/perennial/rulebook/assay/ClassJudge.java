package perennial.rulebook.assay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.RuleVersion;

/**
 * The rules for one product class, laid out once so that judging a full result takes microseconds.
 *
 * <p>The order of the verdicts: a value over a denying limit fails the result, whether or not that
 * test was demanded and whatever else is missing; otherwise whatever a denying requirement misses
 * makes it indeterminate; otherwise it passes, or no panel applied.
 */
final class ClassJudge {

  private final RuleVersion version;
  private final @Nullable Panel panel;
  private final List<Held> limits;
  private final Totals totals;
  private final Map<String, AnalyteGroup> groups;
  private final Map<String, List<String>> analytesOfGroup;

  /** A limit with what would otherwise be looked up for every result. */
  private record Held(Limit limit, String group, boolean isOfTotal) {}

  /**
   * @param limits those that apply to the class
   * @param groupOf group key by analyte or total key
   * @param analytesOfGroup keys by group key
   */
  ClassJudge(
      RuleVersion version,
      @Nullable Panel panel,
      List<Limit> limits,
      Totals totals,
      Map<String, AnalyteGroup> groups,
      Map<String, List<String>> analytesOfGroup,
      Map<String, String> groupOf) {
    this.version = version;
    this.panel = panel;
    this.limits =
        limits.stream()
            .map(limit -> held(limit, groupOf.getOrDefault(limit.analyte(), ""), totals))
            .toList();
    this.totals = totals;
    this.groups = groups;
    this.analytesOfGroup = analytesOfGroup;
  }

  private static Held held(Limit limit, String group, Totals totals) {
    return new Held(limit, group, totals.keys().contains(limit.analyte()));
  }

  Judgement judge(Reading reading, Set<String> conditions) {
    var computed = totals.of(reading);
    var open = notCompleted(reading.statuses());
    var demands = panel == null ? List.<Requirement>of() : applying(panel, conditions);

    var warnings = new LinkedHashSet<String>();
    var missing = new LinkedHashMap<String, Verdict.Missing>();
    for (var demand : demands) {
      for (var owed : owed(demand, reading, open)) {
        if (demand.effect() == Effect.DENY) {
          missing.putIfAbsent(owed.group() + "/" + owed.analyte(), owed);
        } else {
          warnings.add(sentence(owed));
        }
      }
    }
    var over = new ArrayList<String>();
    var findings = new ArrayList<Finding>(limits.size());
    for (var held : limits) {
      var result = held.isOfTotal() ? total(held, computed, open) : sent(held, reading, open);
      if (result != null) {
        var finding = new Finding(held.limit(), result, held.limit().judge(result), version);
        findings.add(finding);
        weigh(finding, held.group(), demands, over, missing, warnings);
      }
    }
    return new Judgement(
        verdict(over, missing), findings, List.copyOf(warnings), computed, version);
  }

  private Verdict verdict(List<String> over, Map<String, Verdict.Missing> missing) {
    if (!over.isEmpty()) {
      return new Verdict.Fail(over);
    }
    if (!missing.isEmpty()) {
      return new Verdict.Indeterminate(List.copyOf(missing.values()));
    }
    return panel == null ? new Verdict.NotApplicable() : new Verdict.Pass();
  }

  private static @Nullable AnalyteResult sent(Held held, Reading reading, Set<String> open) {
    var result = reading.results().get(held.limit().analyte());
    return result != null && open.contains(held.group()) ? untested(result) : result;
  }

  private static @Nullable AnalyteResult total(
      Held held, List<Total.Value> computed, Set<String> open) {
    if (open.contains(held.group())) {
      return null;
    }
    for (var value : computed) {
      if (value.key().equals(held.limit().analyte())) {
        return value.result();
      }
    }
    return null;
  }

  private void weigh(
      Finding finding,
      String group,
      List<Requirement> demands,
      List<String> over,
      Map<String, Verdict.Missing> missing,
      Set<String> warnings) {
    var limit = finding.limit();
    switch (finding.outcome()) {
      case WITHIN, NOT_TESTED -> {}
      case OVER -> {
        if (limit.basis().effect() == Effect.DENY) {
          over.add(limit.analyte());
        } else {
          warnings.add(finding.sentence());
        }
      }
      case UNDETERMINED -> {
        // Where the group is demanded, what cannot be told is owed; elsewhere nothing is.
        if (limit.basis().effect() == Effect.DENY && isDemanded(group, demands)) {
          missing.putIfAbsent(
              group + "/" + limit.analyte(),
              new Verdict.Missing(group, limit.analyte(), finding.value()));
        } else {
          warnings.add(finding.sentence());
        }
      }
    }
  }

  private List<Verdict.Missing> owed(Requirement demand, Reading reading, Set<String> open) {
    if (open.contains(demand.group())) {
      return List.of(new Verdict.Missing(demand.group(), "", "not completed"));
    }
    if (demand.analytes().isEmpty()) {
      for (var analyte : analytesOfGroup.getOrDefault(demand.group(), List.of())) {
        if (isReported(reading.results().get(analyte))) {
          return List.of();
        }
      }
      return List.of(new Verdict.Missing(demand.group(), "", "nothing reported"));
    }
    var owed = new ArrayList<Verdict.Missing>();
    for (var analyte : demand.analytes()) {
      if (!isReported(reading.results().get(analyte))) {
        owed.add(new Verdict.Missing(demand.group(), analyte, "not reported"));
      }
    }
    return owed;
  }

  private static List<Requirement> applying(Panel panel, Set<String> conditions) {
    var applying = new ArrayList<Requirement>(panel.requirements().size());
    for (var requirement : panel.requirements()) {
      if (conditions.containsAll(requirement.conditions())) {
        applying.add(requirement);
      }
    }
    return applying;
  }

  private static boolean isDemanded(String group, List<Requirement> demands) {
    for (var demand : demands) {
      if (demand.effect() == Effect.DENY && demand.group().equals(group)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> notCompleted(Map<String, String> statuses) {
    var open = new HashSet<String>();
    for (var group : groups.values()) {
      if (!group.isCompleted(statuses.getOrDefault(group.key(), ""))) {
        open.add(group.key());
      }
    }
    return open;
  }

  private static boolean isReported(@Nullable AnalyteResult result) {
    return switch (result) {
      case null -> false;
      case AnalyteResult.Measured _,
          AnalyteResult.BelowQuantitation _,
          AnalyteResult.NotDetected _ ->
          true;
      case AnalyteResult.NotTested _, AnalyteResult.Invalid _ -> false;
    };
  }

  /** A result that slipped into a group that is not completed is no result; its value is kept. */
  private static AnalyteResult untested(AnalyteResult result) {
    return switch (result) {
      case AnalyteResult.Measured(var value) -> notCompleted(value.toString());
      case AnalyteResult.BelowQuantitation(var level) ->
          notCompleted(level == null ? "" : "<" + level);
      case AnalyteResult.NotDetected _ -> notCompleted("");
      case AnalyteResult.Invalid(String _, String asSent) -> notCompleted(asSent);
      case AnalyteResult.NotTested _ -> result;
    };
  }

  private static AnalyteResult notCompleted(String asSent) {
    return new AnalyteResult.NotTested(AnalyteResult.Reason.GROUP_NOT_COMPLETED, asSent);
  }

  private static String sentence(Verdict.Missing owed) {
    return owed.analyte().isEmpty()
        ? owed.group() + ": " + owed.reason()
        : owed.group() + ", " + owed.analyte() + ": " + owed.reason();
  }
}
