package perennial.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The decoded query of a request: names and values in the order sent, a name as often as it came.
 *
 * <p>The form is {@code application/x-www-form-urlencoded} (WHATWG URL, section 5.1): '+' is a
 * blank, a name without '=' has an empty value, an empty part between two '&amp;' is nothing.
 *
 * @param parameters the parameters in the order sent
 */
public record Query(List<Parameter> parameters) {

  /** No real client sends more than about a dozen; a list of thousands only costs us time. */
  public static final int MAX_PARAMETERS = 200;

  private static final Query NONE = new Query(List.of());

  /** One name and its value. */
  public record Parameter(String name, String value) {}

  public Query {
    parameters = List.copyOf(parameters);
  }

  /** A request without a query. */
  public static Query none() {
    return NONE;
  }

  /**
   * Decodes the part of the target after '?'.
   *
   * @throws RequestFailed {@link FailureKind#MALFORMED} for a broken escape, bytes that are not
   *     UTF-8, or more than {@link #MAX_PARAMETERS} parameters
   */
  public static Query parse(String raw) {
    if (raw.isEmpty()) {
      return NONE;
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= raw.length()) {
      int end = raw.indexOf('&', start);
      if (end < 0) {
        end = raw.length();
      }
      if (end > start) {
        if (parameters.size() == MAX_PARAMETERS) {
          throw malformed("The query has more than " + MAX_PARAMETERS + " parameters.");
        }
        parameters.add(parameter(raw.substring(start, end)));
      }
      start = end + 1;
    }
    return new Query(parameters);
  }

  private static Parameter parameter(String part) {
    int equals = part.indexOf('=');
    return equals < 0
        ? new Parameter(decode(part), "")
        : new Parameter(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
  }

  /** The first value under a name. */
  public Optional<String> first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return Optional.of(parameter.value);
      }
    }
    return Optional.empty();
  }

  /** All values under a name, in the order sent. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        values.add(parameter.value);
      }
    }
    return values;
  }

  /** The names, each once, in the order first sent. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    parameters.forEach(parameter -> names.add(parameter.name));
    return names;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text.replace('+', ' ');
    }
    byte[] sent = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[sent.length];
    int length = 0;
    for (int i = 0; i < sent.length; i++) {
      byte b = sent[i];
      if (b == '%') {
        if (i + 2 >= sent.length) {
          throw malformed("The query has a broken % escape.");
        }
        bytes[length++] = (byte) (hexadecimal(sent[i + 1]) << 4 | hexadecimal(sent[i + 2]));
        i += 2;
      } else {
        bytes[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("The query is not UTF-8.");
    }
  }

  private static int hexadecimal(byte digit) {
    int value = Character.digit(digit, 16);
    if (value < 0) {
      throw malformed("The query has a broken % escape.");
    }
    return value;
  }

  private static RequestFailed malformed(String text) {
    return new RequestFailed(Failure.of(FailureKind.MALFORMED, text));
  }
}
