package perennial.web.json;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads and writes JSON as RFC 8259 has it, strictly: a body that two programs could read in two
 * ways is refused.
 *
 * <p>Refused are: a name twice in one object, anything after the value, text that is not UTF-8,
 * half of a surrogate pair, U+0000 (PostgreSQL cannot keep it), and whatever is past {@link
 * JsonLimits}. Numbers with a point or exponent keep their digits: {@code 1.50} stays {@code 1.50}.
 */
public final class Json {

  /** For building trees to write. */
  public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonMapper PLAIN = mapper(Slashes.PLAIN);
  private static final JsonMapper ESCAPED = mapper(Slashes.ESCAPED);
  private static final ObjectReader TREES = PLAIN.readerFor(JsonNode.class);
  private static final int TYPICAL_LENGTH = 1024;

  private Json() {}

  private static JsonMapper mapper(Slashes slashes) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(JsonLimits.MAX_DEPTH)
            .maxNameLength(JsonLimits.MAX_NAME_LENGTH)
            .maxStringLength(JsonLimits.MAX_STRING_LENGTH)
            .maxNumberLength(JsonLimits.MAX_NUMBER_LENGTH)
            .maxTokenCount(JsonLimits.MAX_TOKENS)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .configure(JsonWriteFeature.ESCAPE_FORWARD_SLASHES, slashes == Slashes.ESCAPED)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /**
   * Reads one JSON value.
   *
   * @throws RequestFailed {@link FailureKind#MALFORMED}, with the line and column where it can be
   *     told
   */
  public static JsonNode parse(byte[] body) {
    if (body.length == 0) {
      throw malformed("The body is empty; JSON is expected.");
    }
    JsonNode tree;
    try {
      tree = TREES.readTree(body);
    } catch (StreamConstraintsException e) {
      throw malformed("The body is past a limit of JSON bodies" + at(e) + ".");
    } catch (JacksonException e) {
      throw malformed("The body is not valid JSON" + at(e) + ".");
    }
    if (tree.isMissingNode()) {
      throw malformed("The body is blank; JSON is expected.");
    }
    check(tree);
    return tree;
  }

  /** Writes a tree. */
  public static byte[] write(JsonNode tree, Slashes slashes) {
    return of(slashes).writeValueAsBytes(tree);
  }

  /** Writes what the action generates: for long lists, which need no tree first. */
  public static byte[] write(Slashes slashes, Consumer<JsonGenerator> action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_LENGTH);
    try (JsonGenerator generator = of(slashes).createGenerator(bytes)) {
      action.accept(generator);
    }
    return bytes.toByteArray();
  }

  private static JsonMapper of(Slashes slashes) {
    return switch (slashes) {
      case PLAIN -> PLAIN;
      case ESCAPED -> ESCAPED;
    };
  }

  /** What the parser lets pass and we do not; at most {@link JsonLimits#MAX_DEPTH} calls deep. */
  private static void check(JsonNode node) {
    if (node.isString()) {
      checkText(node.stringValue());
    } else if (node.isBigDecimal()) {
      int scale = node.decimalValue().scale();
      if (Math.abs((long) scale) > JsonLimits.MAX_SCALE) {
        throw malformed("The body has a number out of range.");
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        checkText(property.getKey());
        check(property.getValue());
      }
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        check(element);
      }
    }
  }

  private static void checkText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw malformed("The body has a string with the character U+0000.");
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw malformed("The body has a string with half of a surrogate pair.");
        }
        i++;
      }
    }
  }

  private static String at(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    return place == null || place.getLineNr() < 1
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private static RequestFailed malformed(String text) {
    return new RequestFailed(FailureKind.MALFORMED, text);
  }
}
