package perennial.laboratory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups of a result that do not count, since whoever tested them may not: as lines {@code
 * pesticide: tested by L2, …}, in the event and in the row.
 */
final class Uncounted {
  private static final String COLON = ": ";

  private Uncounted() {}

  /** Null where all count. */
  static @Nullable List<String> lines(Map<String, String> groups) {
    return groups.isEmpty()
        ? null
        : groups.entrySet().stream()
            .map(each -> LabJudge.oneLine(each.getKey() + COLON + each.getValue()))
            .toList();
  }

  /** One line below the other, for a row; null where all count. */
  static @Nullable String text(@Nullable List<String> lines) {
    return lines == null ? null : String.join("\n", lines);
  }

  /** Groups with their reasons, from the text of a row. */
  static Map<String, String> groups(@Nullable String text) {
    var groups = new LinkedHashMap<String, String>();
    if (text != null) {
      text.lines()
          .forEach(line -> {
            int colon = line.indexOf(COLON);
            groups.put(line.substring(0, colon), line.substring(colon + COLON.length()));
          });
    }
    return groups;
  }
}
