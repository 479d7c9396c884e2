package perennial.leafdata.format;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses a request body. Numbers keep every digit that was sent; of a key given twice the last
 * counts, as in PHP.
 *
 * <p>Text that no answer and no database can hold, a NUL or half a surrogate pair, makes the body
 * malformed here, so that nobody below meets it; so does a number of absurd exponent.
 */
public final class JsonBody {

  /** The deepest real request has a wrapper, an array, an object, and the same once more. */
  static final int DEPTH_MAX = 16;

  /** A laboratory's notes, or a route, at their longest. */
  static final int STRING_LENGTH_MAX = 65_536;

  /** The longest field name of the wire has 40 characters. */
  static final int NAME_LENGTH_MAX = 128;

  /** Anything longer is no measurement; {@link NumberForm} reads fewer. */
  static final int NUMBER_LENGTH_MAX = 100;

  /** The widest exponent of a client's binary fraction; 1e999999999 would be a gigabyte of text. */
  static final int EXPONENT_MAX = 324;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxStringLength(STRING_LENGTH_MAX)
                          .maxNameLength(NAME_LENGTH_MAX)
                          .maxNumberLength(NUMBER_LENGTH_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonBody() {}

  /** The value in the body; empty when the body is no JSON or breaks a limit. */
  public static Optional<JsonNode> parse(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null || node.isMissingNode() || !isKeepable(node)
          ? Optional.empty()
          : Optional.of(node);
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isKeepable(JsonNode node) {
    if (node.isString()) {
      return isKeepable(node.stringValue());
    }
    if (node.isBigDecimal()) {
      return Math.abs((long) node.decimalValue().scale()) <= EXPONENT_MAX;
    }
    if (node.isObject()) {
      for (var property : node.properties()) {
        if (!isKeepable(property.getKey()) || !isKeepable(property.getValue())) {
          return false;
        }
      }
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        if (!isKeepable(element)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isKeepable(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit == 0) {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        if (!pair) {
          return false;
        }
        index++;
      }
    }
    return true;
  }
}
