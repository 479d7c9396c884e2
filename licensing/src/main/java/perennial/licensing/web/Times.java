package perennial.licensing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/**
 * As of when, and as was known when: {@code ?at=2026-03-01&known=2026-03-01T08:00:00Z}; each is the
 * time of the call unless it is said.
 */
record Times(Instant at, Instant known) {
  /** No license is older, none will hold longer, and the database keeps both. */
  static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  static final LocalDate LAST = LocalDate.of(9999, 12, 30);

  static Times of(Request request, ZoneId zone) {
    return new Times(one(request, "at", zone), one(request, "known", zone));
  }

  /** Whether another time than that of the call is asked for. */
  static boolean areStated(Request request) {
    return request.query().first("at").isPresent() || request.query().first("known").isPresent();
  }

  static Instant one(Request request, String name, ZoneId zone) {
    @Nullable String text = request.query().first(name).orElse(null);
    if (text == null || text.isEmpty()) {
      return request.receivedAt();
    }
    try {
      return read(text, zone);
    } catch (DateTimeParseException e) {
      throw new RequestFailed(
          FailureKind.MALFORMED,
          "The parameter " + name + " is a day or an instant, such as 2026-03-01.");
    }
  }

  /**
   * @throws DateTimeParseException when it is none, or none of these centuries
   */
  static Instant read(String text, ZoneId zone) {
    if (!text.contains("T")) {
      return day(text).atStartOfDay(zone).toInstant();
    }
    Instant instant = Instant.parse(text);
    day(instant.atZone(zone).toLocalDate().toString());
    return instant;
  }

  /**
   * @throws DateTimeParseException when it is none, or none of these centuries
   */
  static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new DateTimeParseException("not of these centuries", text, 0);
    }
    return day;
  }
}
