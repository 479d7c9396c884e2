package perennial.leafdata.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes two rows of a create equal: the same names with the same values, whatever their order
 * and white space. 1 and 1.0 are two values, as are 1 and "1".
 */
final class CanonicalJson {
  private CanonicalJson() {}

  /** The key that an equal row repeats: 32 bytes over the operation and the row. */
  static Bytes key(String operation, ObjectNode row) {
    return new Bytes(
        Digests.sha256(
            (operation + "\n").getBytes(StandardCharsets.UTF_8), Cbor.encode(tree(row))));
  }

  private static @Nullable Object tree(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isObject()) {
      var map = new LinkedHashMap<String, @Nullable Object>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        map.put(field.getKey(), tree(field.getValue()));
      }
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(tree(item)));
      return list;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    // A number's digits beside a marker that no string has: arrays of one name and one text.
    return node.isNumber() ? List.of("number", node.asString()) : node.stringValue();
  }
}
