package perennial.leafdata.format;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of a create, which is sparse: the fields that were sent, as they were sent, and the
 * ones that the registry computes. Clients' tests count its keys (wire.md 6).
 *
 * @param list all fields of the resource; what was sent and is not among them is not returned
 * @param computed the fields that are always returned, in this order after the sent ones
 */
public record CreateAnswer(FieldList list, List<String> computed) {

  public CreateAnswer {
    computed = List.copyOf(computed);
    computed.forEach(list::place);
  }

  /**
   * A row with the sent fields, their JSON types as sent, and the computed ones, each what was sent
   * for it or else empty until it is set.
   */
  public Row row(ObjectNode sent) {
    Row row = Row.open(list);
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      if (list.contains(field.getKey()) && !computed.contains(field.getKey())) {
        row.echo(field.getKey(), field.getValue());
      }
    }
    for (String name : computed) {
      JsonNode given = sent.get(name);
      if (given == null || given.isNull()) {
        row.clear(name);
      } else {
        row.echo(name, given);
      }
    }
    return row;
  }
}
