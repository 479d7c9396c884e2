package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The derived values of one product class. */
final class Totals {

  private final Map<String, List<Total>> byName = new LinkedHashMap<>();

  /**
   * @param totals those that apply to the class, alternatives in order of preference
   */
  Totals(List<Total> totals) {
    for (var total : totals) {
      byName.computeIfAbsent(total.name(), _ -> new ArrayList<>()).add(total);
    }
  }

  Set<String> keys() {
    return byName.values().stream()
        .flatMap(List::stream)
        .map(Total::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One value per name, of the first alternative that can be computed. */
  List<Total.Value> of(Reading reading) {
    var values = new ArrayList<Total.Value>(byName.size());
    for (var alternatives : byName.values()) {
      alternatives.stream()
          .flatMap(total -> value(total, reading).stream())
          .findFirst()
          .ifPresent(values::add);
    }
    return values;
  }

  /** Empty if any term has no result: a sum with a hole in it is not a sum. */
  private static Optional<Total.Value> value(Total total, Reading reading) {
    var sum = BigDecimal.ZERO;
    @Nullable BigDecimal level = BigDecimal.ZERO;
    boolean measured = false;
    boolean belowQuantitation = false;
    for (var term : total.terms()) {
      switch (reading.results().get(term.analyte())) {
        case AnalyteResult.Measured(var value) -> {
          sum = sum.add(term.factor().multiply(value));
          measured = true;
        }
        case AnalyteResult.NotDetected _ ->
            sum = sum.add(term.factor().multiply(total.notQuantified()));
        case AnalyteResult.BelowQuantitation(var termLevel) -> {
          sum = sum.add(term.factor().multiply(total.notQuantified()));
          level =
              level == null || termLevel == null
                  ? null
                  : level.add(term.factor().multiply(termLevel));
          belowQuantitation = true;
        }
        case null -> {
          return Optional.empty();
        }
        case AnalyteResult.NotTested _, AnalyteResult.Invalid _ -> {
          return Optional.empty();
        }
      }
    }
    AnalyteResult result;
    if (measured) {
      result = new AnalyteResult.Measured(sum.setScale(total.decimals(), RoundingMode.HALF_UP));
    } else if (belowQuantitation) {
      result = new AnalyteResult.BelowQuantitation(level);
    } else {
      result = new AnalyteResult.NotDetected();
    }
    return Optional.of(new Total.Value(total.name(), total.key(), total.unit(), result));
  }
}
