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
  static Times of(Request request, ZoneId zone) {
    return new Times(one(request, "at", zone), one(request, "known", zone));
  }

  private static Instant one(Request request, String name, ZoneId zone) {
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

  static Instant read(String text, ZoneId zone) {
    return text.contains("T")
        ? Instant.parse(text)
        : LocalDate.parse(text).atStartOfDay(zone).toInstant();
  }
}
