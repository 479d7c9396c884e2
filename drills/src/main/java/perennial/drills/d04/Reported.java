package perennial.drills.d04;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import perennial.drills.story.Seen;
import perennial.drills.story.Tally;
import perennial.kernel.Digests;
import tools.jackson.databind.JsonNode;

/**
 * What was reported of a sample, as two digests: of hundreds of thousands the values are too many
 * to keep. The fields of the new panel are in neither, since they may get their zeros.
 *
 * @param all of all that is shown
 * @param values of all but what a re-saving may change
 */
record Reported(String all, String values) {
  /** Fields that the re-saving may change; every other value must stay. */
  private static final List<String> MAY_CHANGE = List.of("updated_at", "pesticide_status");

  /** As much of a digest as makes a collision no concern. */
  private static final int DIGITS = 32;

  static Reported of(JsonNode row) {
    var all = new StringBuilder();
    var values = new StringBuilder();
    for (String name : row.propertyNames()) {
      JsonNode value = row.path(name);
      if (value.isContainer() || isOfThePanel(name)) {
        continue;
      }
      String text = name + " " + value + "\n";
      all.append(text);
      if (!MAY_CHANGE.contains(name)) {
        values.append(text);
      }
    }
    return new Reported(digest(all), digest(values));
  }

  private static boolean isOfThePanel(String name) {
    return name.startsWith("pesticide_") && !MAY_CHANGE.contains(name);
  }

  private static String digest(StringBuilder text) {
    byte[] digest = Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }

  /** Whether each is there and shows what it showed. */
  static Seen same(Map<String, Reported> before, Map<String, Reported> after) {
    return compared(before, after, true);
  }

  /** Whether no value that was reported is another one. */
  static Seen sameValues(Map<String, Reported> before, Map<String, Reported> after) {
    return compared(before, after, false);
  }

  private static Seen compared(
      Map<String, Reported> before, Map<String, Reported> after, boolean isAll) {
    var tally = new Tally();
    before.forEach((id, then) -> {
      Reported now = after.get(id);
      tally.see(
          now != null && (isAll ? now.equals(then) : now.values().equals(then.values())),
          () -> id + (now == null ? " is gone" : " shows other values"));
    });
    return tally.seen("as before");
  }
}
