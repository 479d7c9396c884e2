package perennial.rulebook.assay;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A wide record, read by one rule set. Immutable. */
public final class Reading {
  private final Layout layout;
  private final @Nullable AnalyteResult[] results;
  private final @Nullable String[] statuses;
  private final Map<String, String> uncounted;

  /**
   * @param results by place; null for what was not sent
   * @param statuses by place; null for groups without one
   * @param uncounted groups that do not count whatever their status is, each with the reason
   */
  Reading(
      Layout layout,
      @Nullable AnalyteResult[] results,
      @Nullable String[] statuses,
      Map<String, String> uncounted) {
    this.layout = layout;
    this.results = results;
    this.statuses = statuses;
    this.uncounted = uncounted;
  }

  /** By analyte key, in the order of the rules; an analyte that was not sent is not in it. */
  public Map<String, AnalyteResult> results() {
    var map = new LinkedHashMap<String, AnalyteResult>();
    for (int i = 0; i < results.length; i++) {
      if (results[i] != null) {
        map.put(layout.analytes().get(i), Objects.requireNonNull(results[i]));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** The status sent by group key; a group without one is not in it. */
  public Map<String, String> statuses() {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < statuses.length; i++) {
      if (statuses[i] != null) {
        map.put(layout.groups().get(i), Objects.requireNonNull(statuses[i]));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * The same, of which some groups do not count: they are owed, and nothing in them is held against
   * a limit.
   *
   * @param groups keys, each with the reason in words
   */
  public Reading without(Map<String, String> groups) {
    if (groups.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(uncounted);
    all.putAll(groups);
    return new Reading(layout, results, statuses, Map.copyOf(all));
  }

  /** Why a group does not count; null where it does. */
  @Nullable String whyUncounted(String group) {
    return uncounted.get(group);
  }

  @Nullable AnalyteResult result(int place) {
    return place == Layout.NOWHERE ? null : results[place];
  }

  @Nullable String status(int place) {
    return statuses[place];
  }

  /** Laid out as other rules have it. */
  Reading in(Layout other) {
    if (layout.isSameAs(other)) {
      return this;
    }
    Map<String, AnalyteResult> byKey = results();
    Map<String, String> byGroup = statuses();
    return new Reading(
        other,
        other.analytes().stream().map(byKey::get).toArray(AnalyteResult[]::new),
        other.groups().stream().map(byGroup::get).toArray(String[]::new),
        uncounted);
  }
}
