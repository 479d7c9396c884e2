package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The derived values of one product class. */
final class Totals {

  private final List<List<Placed>> byName;

  /** A total with the place of its group, and of its terms. */
  private record Placed(Total total, int group, int[] at) {}

  /**
   * @param totals those that apply to the class, alternatives in order of preference
   * @param places of analytes in a reading
   * @param groupOf the place of the group of each total
   */
  Totals(List<Total> totals, Map<String, Integer> places, Function<Total, Integer> groupOf) {
    var named = new LinkedHashMap<String, List<Placed>>();
    for (var total : totals) {
      int[] at =
          total.terms().stream()
              .mapToInt(term -> places.getOrDefault(term.analyte(), Layout.NOWHERE))
              .toArray();
      named
          .computeIfAbsent(total.name(), _ -> new ArrayList<>())
          .add(new Placed(total, groupOf.apply(total), at));
    }
    byName = List.copyOf(named.values());
  }

  Set<String> keys() {
    return byName.stream()
        .flatMap(List::stream)
        .map(each -> each.total().key())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * One value per name, of the first alternative that can be computed.
   *
   * @param open by place, whether a group is not completed or does not count
   */
  List<Total.Value> of(Reading reading, boolean[] open) {
    var values = new ArrayList<Total.Value>(byName.size());
    for (var alternatives : byName) {
      for (var each : alternatives) {
        boolean isOpen = each.group() != Layout.NOWHERE && open[each.group()];
        var result = isOpen ? null : result(each, reading);
        if (result != null) {
          var total = each.total();
          values.add(new Total.Value(total.name(), total.key(), total.unit(), result));
          break;
        }
      }
    }
    return values;
  }

  /** Null if any term has no result: a sum with a hole in it is not a sum. */
  private static @Nullable AnalyteResult result(Placed placed, Reading reading) {
    var total = placed.total();
    var sum = BigDecimal.ZERO;
    @Nullable BigDecimal level = BigDecimal.ZERO;
    boolean measured = false;
    boolean belowQuantitation = false;
    for (int i = 0; i < placed.at().length; i++) {
      var factor = total.terms().get(i).factor();
      switch (reading.result(placed.at()[i])) {
        case AnalyteResult.Measured(var value) -> {
          sum = sum.add(factor.multiply(value));
          measured = true;
        }
        case AnalyteResult.NotDetected _ -> sum = sum.add(factor.multiply(total.notQuantified()));
        case AnalyteResult.BelowQuantitation(var termLevel) -> {
          sum = sum.add(factor.multiply(total.notQuantified()));
          level = level == null || termLevel == null ? null : level.add(factor.multiply(termLevel));
          belowQuantitation = true;
        }
        case null -> {
          return null;
        }
        case AnalyteResult.NotTested _, AnalyteResult.Invalid _ -> {
          return null;
        }
      }
    }
    if (measured) {
      return new AnalyteResult.Measured(sum.setScale(total.decimals(), RoundingMode.HALF_UP));
    }
    return belowQuantitation
        ? new AnalyteResult.BelowQuantitation(level)
        : new AnalyteResult.NotDetected();
  }
}
