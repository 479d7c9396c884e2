package perennial.leafdata.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Yes or no on the wire: "0" and "1" in answers; 0, 1, "0", "1", true and false in requests. */
public final class LeafFlag {

  private LeafFlag() {}

  public static String print(boolean flag) {
    return flag ? "1" : "0";
  }

  /** Reads a flag; null and an empty string are absent. */
  public static Reading<Boolean> read(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return Reading.absent();
    }
    if (node.isBoolean()) {
      return Reading.understood(node.booleanValue());
    }
    String text = node.isString() || node.isNumber() ? node.asString().strip() : "?";
    return switch (text) {
      case "" -> Reading.absent();
      case "1", "true" -> Reading.understood(true);
      case "0", "false" -> Reading.understood(false);
      default -> Reading.refused(LeafTexts.FLAG);
    };
  }
}
