package perennial.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import perennial.transport.Transfer;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/**
 * As of when a manifest shows its parties, and as was known when: {@code ?at=2019-01-07} and {@code
 * ?known=now}. Unless they are asked for, both are the date of the transfer, so that what is
 * printed today is what was printed then.
 *
 * @param at null for the transfer's date
 * @param known null for the transfer's date
 */
record ManifestTimes(@Nullable Instant at, @Nullable Instant known) {
  private static final String NOW = "now";

  /** No license is older, none will hold longer, and the database keeps both. */
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

  static ManifestTimes of(Request request, ZoneId zone) {
    return new ManifestTimes(one(request, "at", zone), one(request, "known", zone));
  }

  private static @Nullable Instant one(Request request, String name, ZoneId zone) {
    String text = request.query().first(name).orElse("");
    if (text.isEmpty()) {
      return null;
    }
    if (text.equals(NOW)) {
      return request.receivedAt();
    }
    try {
      return read(text, zone);
    } catch (DateTimeException e) {
      throw new RequestFailed(
          FailureKind.MALFORMED,
          "The parameter " + name + " is a day, an instant or 'now', such as 2026-03-01.");
    }
  }

  private static Instant read(String text, ZoneId zone) {
    Instant instant =
        text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    LocalDate day = instant.atZone(zone).toLocalDate();
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new DateTimeException("not of these centuries");
    }
    return instant;
  }

  /** When the goods left, for ever; before that, when it was voided, or today. */
  static Instant dateOf(Transfer transfer, Instant now) {
    Instant departed = transfer.departedAt();
    if (departed != null) {
      return departed;
    }
    Instant voided = transfer.voidedAt();
    return voided == null ? now : voided;
  }
}
