package perennial.rulebook.assay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the judges of all classes share: where analytes and groups stand in a reading, and which
 * belong together.
 *
 * @param analyteAt places of analytes by key
 * @param groupPlaces places of groups by key
 * @param groupOfKey group by the key of an analyte or total
 * @param analytesOfGroup keys of analytes by that of their group
 */
record Plan(
    Layout layout,
    List<AnalyteGroup> groups,
    Map<String, Integer> analyteAt,
    Map<String, Integer> groupPlaces,
    Map<String, String> groupOfKey,
    Map<String, List<String>> analytesOfGroup) {

  static Plan of(LabRules.Rows rows) {
    var layout =
        new Layout(
            rows.analytes().stream().map(Analyte::key).toList(),
            rows.groups().stream().map(AnalyteGroup::key).toList());
    var groupOf = new HashMap<String, String>();
    var analytesOf = new HashMap<String, List<String>>();
    for (var analyte : rows.analytes()) {
      groupOf.put(analyte.key(), analyte.group());
      analytesOf.computeIfAbsent(analyte.group(), _ -> new ArrayList<>()).add(analyte.key());
    }
    for (var total : rows.totals()) {
      // A sum is owed by the group of its parts.
      var group = groupOf.get(total.terms().getFirst().analyte());
      if (group != null) {
        groupOf.put(total.key(), group);
      }
    }
    return new Plan(
        layout,
        rows.groups(),
        Layout.places(layout.analytes()),
        Layout.places(layout.groups()),
        groupOf,
        analytesOf);
  }

  /** Empty where it belongs to none. */
  String groupOf(String key) {
    return groupOfKey.getOrDefault(key, "");
  }

  int groupAt(String group) {
    return groupPlaces.getOrDefault(group, Layout.NOWHERE);
  }

  List<String> analytesOf(String group) {
    return analytesOfGroup.getOrDefault(group, List.of());
  }

  int[] places(List<String> analytes) {
    return analytes.stream().mapToInt(key -> analyteAt.getOrDefault(key, Layout.NOWHERE)).toArray();
  }
}
