package perennial.leafdata.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the rows out of a request body, in every shape that clients send (api.md 1.4): {@code
 * {"area": [{..}, {..}]}}, {@code {"area": {..}}}, a list of one in an update, a camel-case wrapper
 * for two words ({@code inventoryTransfer}), and for updates and actions the bare object.
 *
 * @param singular the wrapper's key
 */
public record Wrapper(String singular) {

  /** Of a call's rows: one page, the most that the old system ever returned at once. */
  public static final int ROWS_MAX = 2_500;

  /** The wrapper of {@code conversions/create}, which is no resource. */
  public static final Wrapper CONVERSION = new Wrapper("conversion");

  /** What came of it: rows, at least one, or the body of a refusal (status 422). */
  public sealed interface Extraction {
    record Rows(List<ObjectNode> rows) implements Extraction {}

    record Refused(ErrorBody body) implements Extraction {}
  }

  private static final Extraction MALFORMED = new Extraction.Refused(ErrorBody.MALFORMED);

  /** The rows of a create: wrapped, one or many. The old system refused a bare object here. */
  public Extraction create(byte[] body) {
    return JsonBody.parse(body).map(node -> unwrap(wrapped(node))).orElse(MALFORMED);
  }

  /** The rows of a conversion: as a create, and bare as well. */
  public Extraction createOrBare(byte[] body) {
    return JsonBody.parse(body).map(node -> unwrap(wrappedOrBare(node))).orElse(MALFORMED);
  }

  /** The one row of an update: wrapped, wrapped in a list of one, or bare. */
  public Extraction update(byte[] body) {
    return JsonBody.parse(body).map(node -> one(unwrap(wrappedOrBare(node)))).orElse(MALFORMED);
  }

  /** The object of an action such as {@code split_inventory}, which has no wrapper. */
  public static Extraction action(byte[] body) {
    return JsonBody.parse(body).map(Wrapper::unwrap).map(Wrapper::one).orElse(MALFORMED);
  }

  private @Nullable JsonNode wrapped(JsonNode body) {
    JsonNode inner = body.get(singular);
    return inner == null ? body.get(camel()) : inner;
  }

  /** A bare object may have a plain field that is named like its wrapper. */
  private @Nullable JsonNode wrappedOrBare(JsonNode body) {
    JsonNode inner = wrapped(body);
    return inner != null && (inner.isObject() || inner.isArray()) ? inner : body;
  }

  private static Extraction unwrap(@Nullable JsonNode node) {
    if (node instanceof ObjectNode row) {
      return row.isEmpty() ? MALFORMED : new Extraction.Rows(List.of(row));
    }
    if (node == null || !node.isArray() || node.isEmpty()) {
      return MALFORMED;
    }
    if (node.size() > ROWS_MAX) {
      return new Extraction.Refused(ErrorBody.of(LeafTexts.tooManyRows(ROWS_MAX)));
    }
    List<ObjectNode> rows = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      if (!(element instanceof ObjectNode row)) {
        return MALFORMED;
      }
      rows.add(row);
    }
    return new Extraction.Rows(rows);
  }

  private static Extraction one(Extraction extraction) {
    return switch (extraction) {
      case Extraction.Rows(List<ObjectNode> rows) -> rows.size() == 1 ? extraction : MALFORMED;
      case Extraction.Refused refused -> refused;
    };
  }

  private String camel() {
    StringBuilder out = new StringBuilder();
    for (String word : singular.split("_", -1)) {
      out.append(
          out.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return out.toString();
  }
}
