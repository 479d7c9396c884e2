package perennial.leafdata.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Prints and reads times as LeafData did: local time of the jurisdiction, no zone on the wire.
 *
 * <p>Answers carry {@code m/d/Y h:ia} with a zero-padded hour and a lower-case meridiem (02/24/2018
 * 04:45pm), dates {@code m/d/Y}, the one column {@code batch_created_at} {@code Y-m-d H:i:s}, and
 * an empty string for no time at all.
 *
 * <p>Local times that do not exist once: an hour that spring skips is moved on by the length of the
 * gap (02:30 is read as 03:30), and in the hour that autumn repeats the first pass is meant. So
 * {@code parse(print(x)) = x} to the minute, except for the second pass of that hour.
 *
 * <p>Formatting is by hand and not by a pattern because one page prints ten thousand times.
 */
public final class LeafTime {

  /** The clock of the jurisdiction that LeafData served. */
  public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private LeafTime() {}

  /** Prints {@code m/d/Y h:ia}; nothing prints as an empty string. */
  public static String dateTime(@Nullable Instant instant) {
    if (instant == null) {
      return "";
    }
    LocalDateTime local = LocalDateTime.ofInstant(instant, ZONE);
    StringBuilder out = new StringBuilder(18);
    slashed(out, local.toLocalDate()).append(' ');
    int hour = local.getHour();
    int shown = hour % 12 == 0 ? 12 : hour % 12;
    two(out, shown).append(':');
    two(out, local.getMinute()).append(hour < 12 ? "am" : "pm");
    return out.toString();
  }

  /** Prints {@code m/d/Y}; nothing prints as an empty string. */
  public static String date(@Nullable LocalDate day) {
    return day == null ? "" : slashed(new StringBuilder(10), day).toString();
  }

  /** Prints {@code m/d/Y} of the day on which the instant lies. */
  public static String date(@Nullable Instant instant) {
    return instant == null ? "" : date(dayOf(instant));
  }

  /** Prints {@code Y-m-d H:i:s}, the form of {@code batch_created_at} alone. */
  public static String stamp(@Nullable Instant instant) {
    if (instant == null) {
      return "";
    }
    LocalDateTime local = LocalDateTime.ofInstant(instant, ZONE);
    StringBuilder out = new StringBuilder(19);
    four(out, local.getYear()).append('-');
    two(out, local.getMonthValue()).append('-');
    two(out, local.getDayOfMonth()).append(' ');
    two(out, local.getHour()).append(':');
    two(out, local.getMinute()).append(':');
    return two(out, local.getSecond()).toString();
  }

  /**
   * Reads any form that clients send: {@code m/d/Y} or {@code Y-m-d}, alone or with {@code h:ia},
   * {@code h:i a}, {@code g:i:s a}, {@code H:i} or {@code H:i:s}, and RFC 3339 with or without a
   * zone. Empty strings and the old system's empty dates are absent; {@code 13:05pm}, a 24-hour
   * clock with a meridiem, is read by its hour.
   */
  public static Reading<LeafMoment> parse(String text) {
    return LeafTimeParser.parse(text);
  }

  /**
   * Reads the {@code adjusted_at} of an adjustment, which was stricter (wire.md 4): RFC 3339 and an
   * hour beyond 1 to 12 with a meridiem are refused with the old system's own text; all else as in
   * {@link #parse}.
   */
  public static Reading<LeafMoment> parseAdjustedAt(String text) {
    return LeafTimeParser.parseAdjustedAt(text);
  }

  /** The midnight at which the day begins. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The day on which the instant lies. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  private static StringBuilder slashed(StringBuilder out, LocalDate day) {
    two(out, day.getMonthValue()).append('/');
    two(out, day.getDayOfMonth()).append('/');
    return four(out, day.getYear());
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static StringBuilder four(StringBuilder out, int year) {
    if (year < 1000 || year > 9999) {
      return out.append(year);
    }
    two(out, year / 100);
    return two(out, year % 100);
  }
}
