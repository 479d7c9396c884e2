package perennial.leafdata.door;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes fields that the registry only keeps out of a request, each as it was sent. */
public final class AsSent {
  private AsSent() {}

  /** The named fields that were sent; a list or an object is kept as its JSON text. */
  public static Stated fields(ObjectNode sent, Collection<String> names) {
    var kept = new LinkedHashMap<String, @Nullable Object>();
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      if (names.contains(field.getKey())) {
        kept.put(field.getKey(), scalar(field.getValue()));
      }
    }
    return Stated.of(kept);
  }

  private static @Nullable Object scalar(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.isString() ? node.stringValue() : node.toString();
  }
}
