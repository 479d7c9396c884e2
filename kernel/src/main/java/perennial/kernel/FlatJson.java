package perennial.kernel;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One flat JSON object of scalars, as stored in a text column. Only what this class printed is ever
 * parsed by it, so it accepts exactly that form; requests are parsed by a library.
 */
final class FlatJson {
  private static final int HEX_DIGITS = 4;

  private final String text;
  private int at;

  /** Where the next escape is, unless it was passed: looked for once, not for every text. */
  private int escape = -1;

  private FlatJson(String text) {
    this.text = text;
  }

  static String print(Map<String, ? extends @Nullable Object> values) {
    var out = new StringBuilder(values.size() * 24 + 2).append('{');
    for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
      if (out.length() > 1) {
        out.append(',');
      }
      string(out, entry.getKey());
      out.append(':');
      switch (entry.getValue()) {
        case null -> out.append("null");
        case String s -> string(out, s);
        // Not the plain form: it would lose the scale, and 1E+999999999 would be a gigabyte.
        case BigDecimal d -> out.append(d);
        default -> out.append(entry.getValue());
      }
    }
    return out.append('}').toString();
  }

  private static void string(StringBuilder out, String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  static Map<String, @Nullable Object> parse(String json) {
    return new FlatJson(json).object();
  }

  /** Reads the wanted fields; of the others only where they end. */
  static void pick(String json, FieldPicker.Picking wanted) {
    if (json.indexOf('\\') >= 0) {
      parse(json).forEach(wanted::put);
    } else {
      var plain = new FlatJson(json);
      plain.escape = json.length(); // there is none, so that no text looks for it again
      plain.pick(wanted);
    }
  }

  /** No character is escaped. */
  private void pick(FieldPicker.Picking wanted) {
    expect('{');
    if (!accept('}')) {
      do {
        expect('"');
        int close = close();
        boolean isWanted = wanted.isWanted(text, at, close);
        at = close + 1;
        expect(':');
        if (isWanted) {
          wanted.put(scalar());
        } else {
          skip();
        }
      } while (accept(','));
      expect('}');
    }
    if (at != text.length()) {
      throw malformed();
    }
  }

  private int close() {
    int close = text.indexOf('"', at);
    if (close < 0) {
      throw malformed();
    }
    return close;
  }

  private void skip() {
    if (accept('"')) {
      at = close() + 1;
    } else {
      scalar();
    }
  }

  private Map<String, @Nullable Object> object() {
    var values = new LinkedHashMap<String, @Nullable Object>();
    expect('{');
    if (peek() == '}') {
      expect('}');
      return end(values);
    }
    do {
      String name = string();
      expect(':');
      Object value = scalar();
      if (values.containsKey(name)) {
        throw malformed();
      }
      values.put(name, value);
    } while (accept(','));
    expect('}');
    return end(values);
  }

  private Map<String, @Nullable Object> end(Map<String, @Nullable Object> values) {
    if (at != text.length()) {
      throw malformed();
    }
    return values;
  }

  private @Nullable Object scalar() {
    return switch (peek()) {
      case '"' -> string();
      case 'n' -> word("null", null);
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw malformed();
    }
    at += word.length();
    return value;
  }

  private BigDecimal number() {
    int start = at;
    while (at < text.length() && "+-.E0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (start == at) {
      throw malformed();
    }
    return new BigDecimal(text.substring(start, at));
  }

  private String string() {
    expect('"');
    int close = text.indexOf('"', at);
    if (close >= 0 && !isEscaped(close)) {
      String plain = text.substring(at, close);
      at = close + 1;
      return plain;
    }
    var out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return out.toString();
  }

  /** Whether anything before that place is escaped. */
  private boolean isEscaped(int close) {
    if (escape < at) {
      int found = text.indexOf('\\', at);
      escape = found < 0 ? text.length() : found;
    }
    return escape < close;
  }

  private char escaped() {
    char c = peek();
    at++;
    if (c == '"' || c == '\\') {
      return c;
    }
    if (c != 'u' || at + HEX_DIGITS > text.length()) {
      throw malformed();
    }
    char value = (char) HexFormat.fromHexDigits(text, at, at + HEX_DIGITS);
    at += HEX_DIGITS;
    return value;
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private boolean accept(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw malformed();
    }
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("not a stored JSON object, at " + at);
  }
}
