package perennial.rulebook.assay;

import java.util.ArrayList;
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
  private final Layout layout;
  private final AnalyteGroup[] groups;
  private final boolean hasPanel;
  private final List<Demand> demands;
  private final List<Held> limits;
  private final Totals totals;

  /** A limit with what would otherwise be looked up for every result. */
  private record Held(Limit limit, String group, int groupAt, int at, boolean isOfTotal) {
    boolean denies() {
      return limit.basis().effect() == Effect.DENY;
    }
  }

  /**
   * A requirement with the places of what it asks for.
   *
   * @param any of which one must be there; null where each of the analytes must
   */
  private record Demand(
      Requirement requirement, int groupAt, List<String> analytes, int[] at, int @Nullable [] any) {
    boolean denies() {
      return requirement.effect() == Effect.DENY;
    }

    boolean applies(Set<String> conditions) {
      return requirement.conditions().isEmpty() || conditions.containsAll(requirement.conditions());
    }
  }

  /**
   * @param panel null where none names the class
   * @param limits those that apply to the class
   * @param totals those that apply to the class
   */
  ClassJudge(
      RuleVersion version,
      @Nullable Panel panel,
      List<Limit> limits,
      List<Total> totals,
      Plan plan) {
    this.version = version;
    this.layout = plan.layout();
    this.groups = plan.groups().toArray(AnalyteGroup[]::new);
    this.hasPanel = panel != null;
    this.demands =
        panel == null
            ? List.of()
            : panel.requirements().stream().map(each -> demand(each, plan)).toList();
    this.totals =
        new Totals(totals, plan.analyteAt(), total -> plan.groupAt(plan.groupOf(total.key())));
    Set<String> keys = this.totals.keys();
    this.limits = limits.stream().map(limit -> held(limit, plan, keys)).toList();
  }

  private static Held held(Limit limit, Plan plan, Set<String> totals) {
    String group = plan.groupOf(limit.analyte());
    return new Held(
        limit,
        group,
        plan.groupAt(group),
        plan.analyteAt().getOrDefault(limit.analyte(), Layout.NOWHERE),
        totals.contains(limit.analyte()));
  }

  private static Demand demand(Requirement requirement, Plan plan) {
    var analytes = List.copyOf(requirement.analytes());
    return new Demand(
        requirement,
        plan.groupAt(requirement.group()),
        analytes,
        plan.places(analytes),
        analytes.isEmpty() ? plan.places(plan.analytesOf(requirement.group())) : null);
  }

  Judgement judge(Reading sent, Set<String> conditions) {
    Reading reading = sent.in(layout);
    boolean[] open = open(reading);
    var computed = totals.of(reading, open);
    var applying = demands.stream().filter(each -> each.applies(conditions)).toList();

    var warnings = new LinkedHashSet<String>();
    var missing = new LinkedHashMap<String, Verdict.Missing>();
    for (var demand : applying) {
      for (var owed : owed(demand, reading, open)) {
        if (demand.denies()) {
          missing.putIfAbsent(owed.group() + "/" + owed.analyte(), owed);
        } else {
          warnings.add(sentence(owed));
        }
      }
    }
    var over = new ArrayList<String>();
    var findings = new ArrayList<Finding>(limits.size());
    for (var held : limits) {
      var result = result(held, reading, computed, open);
      if (result != null) {
        var finding = new Finding(held.limit(), result, held.limit().judge(result), version);
        findings.add(finding);
        weigh(finding, held, applying, over, missing, warnings);
      }
    }
    return new Judgement(
        verdict(over, missing), findings, List.copyOf(warnings), computed, version);
  }

  /** The same verdict, without a word on why: for those who judge all that there is. */
  Verdict.Kind kind(Reading sent, Set<String> conditions) {
    Reading reading = sent.in(layout);
    boolean[] open = open(reading);
    boolean isMissing = false;
    for (var demand : demands) {
      isMissing |= demand.denies() && demand.applies(conditions) && isOwed(demand, reading, open);
    }
    List<Total.Value> computed = null;
    for (var held : limits) {
      if (held.denies()) {
        if (held.isOfTotal() && computed == null) {
          computed = totals.of(reading, open);
        }
        var result = result(held, reading, computed == null ? List.of() : computed, open);
        var outcome = result == null ? Outcome.NOT_TESTED : held.limit().judge(result);
        if (outcome == Outcome.OVER) {
          return Verdict.Kind.FAIL;
        }
        isMissing |= outcome == Outcome.UNDETERMINED && isDemanded(held.group(), conditions);
      }
    }
    if (isMissing) {
      return Verdict.Kind.INDETERMINATE;
    }
    return hasPanel ? Verdict.Kind.PASS : Verdict.Kind.NOT_APPLICABLE;
  }

  private Verdict verdict(List<String> over, Map<String, Verdict.Missing> missing) {
    if (!over.isEmpty()) {
      return new Verdict.Fail(over);
    }
    if (!missing.isEmpty()) {
      return new Verdict.Indeterminate(List.copyOf(missing.values()));
    }
    return hasPanel ? new Verdict.Pass() : new Verdict.NotApplicable();
  }

  private static @Nullable AnalyteResult result(
      Held held, Reading reading, List<Total.Value> computed, boolean[] open) {
    boolean isOpen = held.groupAt() != Layout.NOWHERE && open[held.groupAt()];
    if (held.isOfTotal()) {
      return isOpen ? null : total(held, computed);
    }
    var result = reading.result(held.at());
    return isOpen && result != null ? untested(result) : result;
  }

  private static @Nullable AnalyteResult total(Held held, List<Total.Value> computed) {
    for (var value : computed) {
      if (value.key().equals(held.limit().analyte())) {
        return value.result();
      }
    }
    return null;
  }

  private static void weigh(
      Finding finding,
      Held held,
      List<Demand> demands,
      List<String> over,
      Map<String, Verdict.Missing> missing,
      Set<String> warnings) {
    var limit = finding.limit();
    switch (finding.outcome()) {
      case WITHIN, NOT_TESTED -> {}
      case OVER -> {
        if (held.denies()) {
          over.add(limit.analyte());
        } else {
          warnings.add(finding.sentence());
        }
      }
      case UNDETERMINED -> {
        // Where the group is demanded, what cannot be told is owed; elsewhere nothing is.
        if (held.denies() && isDemanded(held.group(), demands)) {
          missing.putIfAbsent(
              held.group() + "/" + limit.analyte(),
              new Verdict.Missing(held.group(), limit.analyte(), finding.value()));
        } else {
          warnings.add(finding.sentence());
        }
      }
    }
  }

  private static List<Verdict.Missing> owed(Demand demand, Reading reading, boolean[] open) {
    String group = demand.requirement().group();
    if (isOpen(demand, open)) {
      String why = reading.whyUncounted(group);
      return List.of(new Verdict.Missing(group, "", why == null ? "not completed" : why));
    }
    if (demand.any() != null) {
      return isAnyReported(demand.any(), reading)
          ? List.of()
          : List.of(new Verdict.Missing(group, "", "nothing reported"));
    }
    var owed = new ArrayList<Verdict.Missing>();
    for (int i = 0; i < demand.at().length; i++) {
      if (!isReported(reading.result(demand.at()[i]))) {
        owed.add(new Verdict.Missing(group, demand.analytes().get(i), "not reported"));
      }
    }
    return owed;
  }

  private static boolean isOwed(Demand demand, Reading reading, boolean[] open) {
    if (isOpen(demand, open)) {
      return true;
    }
    if (demand.any() != null) {
      return !isAnyReported(demand.any(), reading);
    }
    for (int at : demand.at()) {
      if (!isReported(reading.result(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(Demand demand, boolean[] open) {
    return demand.groupAt() != Layout.NOWHERE && open[demand.groupAt()];
  }

  private static boolean isAnyReported(int[] places, Reading reading) {
    for (int at : places) {
      if (isReported(reading.result(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDemanded(String group, List<Demand> demands) {
    for (var demand : demands) {
      if (demand.denies() && demand.requirement().group().equals(group)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDemanded(String group, Set<String> conditions) {
    for (var demand : demands) {
      if (demand.denies()
          && demand.requirement().group().equals(group)
          && demand.applies(conditions)) {
        return true;
      }
    }
    return false;
  }

  /** By place, which groups are not completed or do not count. */
  private boolean[] open(Reading reading) {
    var open = new boolean[groups.length];
    for (int i = 0; i < open.length; i++) {
      var status = reading.status(i);
      open[i] =
          !groups[i].isCompleted(status == null ? "" : status)
              || reading.whyUncounted(groups[i].key()) != null;
    }
    return open;
  }

  private static boolean isReported(@Nullable AnalyteResult result) {
    return result instanceof AnalyteResult.Measured
        || result instanceof AnalyteResult.NotDetected
        || result instanceof AnalyteResult.BelowQuantitation;
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
