package perennial.leafdata.format;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list: which page, where it begins, and the filters.
 *
 * <p>{@code page=N} alone counts from the newest row. A next link carries besides it {@code
 * before=<serial>}, the serial of the last row that was shown: the page then begins below that
 * serial whatever was written in the meantime, so that a walk by links neither skips nor repeats.
 *
 * <p>Nothing in a query is an error: a page that is no number is page 1, a pin that is no serial is
 * none, {@code page_size} is ignored as it always was, and so is what nobody knows.
 *
 * @param number the page, from 1
 * @param before the serial below which the page begins
 * @param parameters all other parameters, decoded, in order; of one given twice the last counts
 */
public record PageQuery(int number, OptionalLong before, Map<String, String> parameters) {

  /** The parameter that pins a next link; the serial in base 36, as in identifiers. */
  public static final String PIN = "before";

  /** Two and a half billion rows: beyond it lies nothing. */
  static final int NUMBER_MAX = 1_000_000;

  /** The most parameters read; the richest real query has six. */
  static final int PARAMETERS_MAX = 64;

  private static final String PAGE = "page";

  public PageQuery {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Reads a raw query string, such as {@code f_type=plant&page=2}. */
  public static PageQuery parse(@Nullable String rawQuery) {
    return of(decode(rawQuery == null ? "" : rawQuery));
  }

  /** Reads parameters that are decoded already. */
  public static PageQuery of(Map<String, String> decoded) {
    Map<String, String> parameters = new LinkedHashMap<>(decoded);
    String page = parameters.remove(PAGE);
    String pin = parameters.remove(PIN);
    return new PageQuery(
        page == null ? 1 : pageNumber(page.strip()),
        pin == null ? OptionalLong.empty() : Serial36.parse(pin.strip()),
        parameters);
  }

  /** How many rows stand before this page; of no meaning when it is pinned. */
  public long offset() {
    return (number - 1L) * PageEnvelope.PER_PAGE;
  }

  /** The query string of another page of the same list, pinned or not. */
  String at(int page, OptionalLong pin) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
    pairs.add(PAGE + "=" + page);
    pin.ifPresent(serial -> pairs.add(PIN + "=" + Serial36.print(serial)));
    return String.join("&", pairs);
  }

  private static int pageNumber(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 1;
    }
    if (text.length() > 9) {
      return NUMBER_MAX;
    }
    return Math.clamp(Integer.parseInt(text), 1, NUMBER_MAX);
  }

  private static Map<String, String> decode(String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int read = 0;
    for (String pair : rawQuery.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++read > PARAMETERS_MAX) {
        break;
      }
      int equals = pair.indexOf('=');
      String name = decodeText(equals < 0 ? pair : pair.substring(0, equals));
      parameters.put(name, equals < 0 ? "" : decodeText(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A stray per cent sign is taken as it stands. */
  private static String decodeText(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
