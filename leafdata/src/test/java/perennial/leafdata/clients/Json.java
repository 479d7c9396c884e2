package perennial.leafdata.clients;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import perennial.leafdata.LeafServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the scripts of clients write their bodies and times. */
final class Json {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mma", Locale.US);

  private Json() {}

  /** JSON written with single quotes, with the arguments in the places of {@code %s}. */
  static String of(String text, Object... arguments) {
    return text.formatted(arguments).replace('\'', '"');
  }

  /** A row under its wrapper, as {@code {"area": {…}}}. */
  static String wrapped(String name, JsonNode row) {
    return "{\"" + name + "\": " + row + "}";
  }

  /** {@code m/d/Y h:ia} in lower case, so long from the server's now. */
  static String time(LeafServer server, Duration fromNow) {
    Instant moment = server.clock().instant().plus(fromNow);
    return MINUTE.format(moment.atZone(PACIFIC)).toLowerCase(Locale.ROOT);
  }

  /** A time of an answer, on the wall clock. */
  static LocalDateTime moment(String text) {
    return LocalDateTime.parse(text.toUpperCase(Locale.ROOT), MINUTE);
  }

  static ObjectNode parse(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
