package perennial.leafdata.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reading half of {@link LeafTime}: one grammar for all forms, then the calendar. */
final class LeafTimeParser {

  /** The longest form taken is RFC 3339 with nanoseconds, 35 characters. */
  static final int LENGTH_MAX = 40;

  /** Before this lie only the old system's placeholders; after the second no date can be meant. */
  static final int YEAR_MIN = 1900;

  static final int YEAR_MAX = 9999;

  private static final LocalDate PLACEHOLDER = LocalDate.of(1900, 1, 1);

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<sm>\\d{1,2})/(?<sd>\\d{1,2})/(?<sy>\\d{4})"
              + "|(?<dy>\\d{4})-(?<dm>\\d{1,2})-(?<dd>\\d{1,2}))"
              + "(?:(?<t>[Tt]| +)(?<h>\\d{1,2}):(?<i>\\d{2})(?::(?<s>\\d{2})(?:\\.(?<f>\\d{1,9}))?)?"
              + " *(?<a>[AaPp]\\.?[Mm]\\.?)? *(?<z>[Zz]|[+-]\\d{2}:?\\d{2})?)?");

  private LeafTimeParser() {}

  static Reading<LeafMoment> parse(String text) {
    return read(text, false, LeafTexts.DATE);
  }

  static Reading<LeafMoment> parseAdjustedAt(String text) {
    return read(text, true, LeafTexts.ADJUSTED_AT);
  }

  private static Reading<LeafMoment> read(String given, boolean adjustedAt, String refusal) {
    String text = given.strip();
    if (text.isEmpty()) {
      return Reading.absent();
    }
    if (text.length() > LENGTH_MAX) {
      return Reading.refused(refusal);
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !isCoherent(form) || (adjustedAt && !isAdjustedAt(form))) {
      return Reading.refused(refusal);
    }
    boolean hasTime = form.group("h") != null;
    LocalTime time = hasTime ? time(form) : LocalTime.MIDNIGHT;
    if (time == null) {
      return Reading.refused(refusal);
    }
    boolean dashed = form.group("dy") != null;
    int year = number(form, dashed ? "dy" : "sy");
    int month = number(form, dashed ? "dm" : "sm");
    int day = number(form, dashed ? "dd" : "sd");
    if (year == 0 && month == 0 && day == 0) {
      return Reading.absent();
    }
    if (!isDate(year, month, day)) {
      return Reading.refused(refusal);
    }
    LocalDate date = LocalDate.of(year, month, day);
    if (date.equals(PLACEHOLDER) && time.equals(LocalTime.MIDNIGHT)) {
      return Reading.absent();
    }
    return hasTime ? instant(form, date, time, refusal) : understood(new LeafMoment.Day(date));
  }

  /** A "T" and a zone belong to the dashed form; a zone says the whole day's hour, no meridiem. */
  private static boolean isCoherent(Matcher form) {
    boolean dashed = form.group("dy") != null;
    boolean zoned = form.group("z") != null;
    boolean lettered = form.group("t") != null && !form.group("t").isBlank();
    boolean meridiem = form.group("a") != null;
    return (dashed || (!zoned && !lettered)) && !(zoned && meridiem);
  }

  /** wire.md 4: RFC 3339 failed, and so did "H:ia", a 24-hour clock with a meridiem. */
  private static boolean isAdjustedAt(Matcher form) {
    String separator = form.group("t");
    if (form.group("z") != null || (separator != null && !separator.isBlank())) {
      return false;
    }
    if (form.group("a") == null) {
      return true;
    }
    int hour = number(form, "h");
    return hour >= 1 && hour <= 12;
  }

  private static @Nullable LocalTime time(Matcher form) {
    int hour = hour(form);
    int minute = number(form, "i");
    int second = form.group("s") == null ? 0 : number(form, "s");
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    return LocalTime.of(hour, minute, second, nanos(form.group("f")));
  }

  /** Old rows hold a 24-hour clock with a meridiem (13:05pm): beyond 1 to 12 the hour is meant. */
  private static int hour(Matcher form) {
    int hour = number(form, "h");
    String meridiem = form.group("a");
    if (meridiem == null || hour == 0 || hour > 12) {
      return hour;
    }
    boolean afternoon = meridiem.toLowerCase(Locale.ROOT).startsWith("p");
    return hour % 12 + (afternoon ? 12 : 0);
  }

  /** Microseconds, the finest that is kept. */
  private static int nanos(@Nullable String fraction) {
    if (fraction == null) {
      return 0;
    }
    return Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000;
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= YEAR_MIN
        && year <= YEAR_MAX
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static Reading<LeafMoment> instant(
      Matcher form, LocalDate date, LocalTime time, String refusal) {
    String zone = form.group("z");
    if (zone == null) {
      return understood(new LeafMoment.At(date.atTime(time).atZone(LeafTime.ZONE).toInstant()));
    }
    Instant instant = zoned(date.atTime(time), zone);
    return instant == null ? Reading.refused(refusal) : understood(new LeafMoment.At(instant));
  }

  private static @Nullable Instant zoned(LocalDateTime local, String zone) {
    if (zone.equalsIgnoreCase("z")) {
      return local.toInstant(ZoneOffset.UTC);
    }
    String digits = zone.substring(1).replace(":", "");
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = Integer.parseInt(digits.substring(2));
    if (hours > 17 || minutes > 59) {
      return null;
    }
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    return local.toInstant(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
  }

  private static int number(Matcher form, String group) {
    return Integer.parseInt(form.group(group));
  }

  private static Reading<LeafMoment> understood(LeafMoment moment) {
    return Reading.understood(moment);
  }
}
