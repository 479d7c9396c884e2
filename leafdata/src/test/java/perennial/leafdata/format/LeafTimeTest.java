package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTimeTest {

  private static final Instant AFTERNOON = Instant.parse("2018-02-25T00:45:17Z");

  @Test
  void printsTheRecordedForms() {
    assertThat(LeafTime.dateTime(AFTERNOON)).isEqualTo("02/24/2018 04:45pm");
    assertThat(LeafTime.dateTime(Instant.parse("2019-06-13T16:49:00Z")))
        .isEqualTo("06/13/2019 09:49am");
    assertThat(LeafTime.date(AFTERNOON)).isEqualTo("02/24/2018");
    assertThat(LeafTime.stamp(Instant.parse("2019-05-26T02:07:40Z")))
        .isEqualTo("2019-05-25 19:07:40");
  }

  @Test
  void printsMidnightAndNoonAsTwelve() {
    assertThat(LeafTime.dateTime(Instant.parse("2021-01-22T08:05:00Z")))
        .isEqualTo("01/22/2021 12:05am");
    assertThat(LeafTime.dateTime(Instant.parse("2021-01-22T20:05:00Z")))
        .isEqualTo("01/22/2021 12:05pm");
  }

  @Test
  void printsNothingAsAnEmptyString() {
    assertThat(LeafTime.dateTime(null)).isEmpty();
    assertThat(LeafTime.date((Instant) null)).isEmpty();
    assertThat(LeafTime.date((LocalDate) null)).isEmpty();
    assertThat(LeafTime.stamp(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "02/24/2018 04:45pm, 2018-02-25T00:45:00Z",
    "02/24/2018 04:45PM, 2018-02-25T00:45:00Z",
    "02/24/2018 4:45 pm, 2018-02-25T00:45:00Z",
    "02/24/2018 4:45 p.m., 2018-02-25T00:45:00Z",
    "2/4/2018 4:45pm, 2018-02-05T00:45:00Z",
    "07/22/2019 3:54:01 pm, 2019-07-22T22:54:01Z",
    "07/22/2019 12:00:00 am, 2019-07-22T07:00:00Z",
    "07/22/2019 12:30pm, 2019-07-22T19:30:00Z",
    "07/22/2019 15:54, 2019-07-22T22:54:00Z",
    "07/22/2019 15:54:01, 2019-07-22T22:54:01Z",
    "2019-05-25 19:07:40, 2019-05-26T02:07:40Z",
    "2019-05-25 19:07, 2019-05-26T02:07:00Z",
    "2019-05-25T19:07:40, 2019-05-26T02:07:40Z",
    "2019-05-25T19:07:40Z, 2019-05-25T19:07:40Z",
    "2019-05-25T19:07:40-07:00, 2019-05-26T02:07:40Z",
    "2019-05-25T19:07:40.1234567+0530, 2019-05-25T13:37:40.123456Z",
    "'  07/22/2019 15:54  ', 2019-07-22T22:54:00Z",
  })
  void readsEveryFormOfRequests(String text, Instant instant) {
    assertThat(LeafTime.parse(text)).isEqualTo(Reading.understood(new LeafMoment.At(instant)));
  }

  /** An old row's 24-hour clock with a meridiem: the hour is meant, whatever the meridiem says. */
  @ParameterizedTest
  @CsvSource({
    "06/13/2019 13:05pm, 2019-06-13T20:05:00Z",
    "06/13/2019 13:05am, 2019-06-13T20:05:00Z",
    "06/13/2019 23:59PM, 2019-06-14T06:59:00Z",
    "06/13/2019 00:05am, 2019-06-13T07:05:00Z",
  })
  void readsImpossibleMeridiemsByTheirHour(String text, Instant instant) {
    assertThat(LeafTime.parse(text)).isEqualTo(Reading.understood(new LeafMoment.At(instant)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11/20/2026", "2026-11-20", "2026-11-20 "})
  void readsDatesAsWholeDays(String text) {
    assertThat(LeafTime.parse(text))
        .isEqualTo(Reading.understood(new LeafMoment.Day(LocalDate.of(2026, 11, 20))));
  }

  @Test
  void aDayCoversItsHoursInTheJurisdiction() {
    LeafMoment day = new LeafMoment.Day(LocalDate.of(2026, 11, 1)); // 25 hours: clocks go back
    assertThat(day.start()).isEqualTo("2026-11-01T07:00:00Z");
    assertThat(day.end()).isEqualTo("2026-11-02T08:00:00Z");
    assertThat(new LeafMoment.At(AFTERNOON).day()).isEqualTo(LocalDate.of(2018, 2, 24));
    assertThat(new LeafMoment.At(AFTERNOON).end()).isEqualTo(AFTERNOON.plusSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "00/00/0000",
        "00/00/0000 00:00:00",
        "00/00/0000 12:00am",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "1900-01-01",
        "1900-01-01 00:00:00",
        "01/01/1900"
      })
  void takesTheOldEmptyDatesAsAbsent(String text) {
    assertThat(LeafTime.parse(text)).isEqualTo(Reading.absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02/30/2019",
        "02/29/2019",
        "13/01/2019",
        "00/10/2019",
        "2019-06-31",
        "1899-12-31",
        "06/13/19",
        "06/13/2019 24:00",
        "06/13/2019 12:60pm",
        "06/13/2019 12:30:60",
        "06/13/2019T12:30:00Z",
        "06/13/2019 12:30 -07:00",
        "2019-05-25T19:07:40pm Z",
        "2019-05-25T19:07:40+18:00",
        "yesterday",
        "1560441600",
        "06/13/2019 at noon",
        "٠٦/١٣/٢٠١٩"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(LeafTime.parse(text)).isEqualTo(Reading.refused(LeafTexts.DATE));
  }

  @Test
  void refusesTextsBeyondTheLongestForm() {
    String longest = "2019-05-25 19:07" + " ".repeat(LeafTimeParser.LENGTH_MAX - 18) + "pm";
    assertThat(longest).hasSize(LeafTimeParser.LENGTH_MAX);
    assertThat(LeafTime.parse(longest)).isInstanceOf(Reading.Understood.class);
    assertThat(LeafTime.parse(longest.replace("pm", " pm"))).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void movesOnTheHourThatSpringSkips() {
    assertThat(LeafTime.parse("03/10/2019 02:30am"))
        .isEqualTo(LeafTime.parse("03/10/2019 03:30am"))
        .isEqualTo(Reading.understood(new LeafMoment.At(Instant.parse("2019-03-10T10:30:00Z"))));
  }

  @Test
  void takesTheFirstPassOfTheHourThatAutumnRepeats() {
    Instant first = Instant.parse("2019-11-03T08:30:00Z");
    assertThat(LeafTime.dateTime(first)).isEqualTo("11/03/2019 01:30am");
    assertThat(LeafTime.dateTime(first.plusSeconds(3600))).isEqualTo("11/03/2019 01:30am");
    assertThat(LeafTime.parse("11/03/2019 01:30am"))
        .isEqualTo(Reading.understood(new LeafMoment.At(first)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-07-22T15:54:01-07:00",
        "2019-07-22T15:54:01Z",
        "07/22/2019 15:54pm",
        "07/22/2019 13:00pm",
        "07/22/2019 00:10am",
        "now"
      })
  void refusesAdjustmentTimesInTheOldWords(String text) {
    assertThat(LeafTime.parseAdjustedAt(text)).isInstanceOf(Reading.Refused.class);
    Reading.Refused<LeafMoment> refused =
        (Reading.Refused<LeafMoment>) LeafTime.parseAdjustedAt(text);
    assertThat(LeafTexts.of(refused.template(), "adjusted_at"))
        .isEqualTo("The adjusted at does not match the format m/d/Y H:ia.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07/22/2019 3:54:01 pm",
        "07/22/2019 03:54pm",
        "07/22/2019 12:00am",
        "07/22/2019",
        "2019-07-22"
      })
  void takesTheAdjustmentTimesThatClientsSend(String text) {
    assertThat(LeafTime.parseAdjustedAt(text)).isInstanceOf(Reading.Understood.class);
  }

  /** What is printed is read back to the minute, but for the second pass of autumn's hour. */
  @Test
  void readsBackWhatItPrints() {
    SplittableRandom random = new SplittableRandom(20190701);
    for (int run = 0; run < 20_000; run++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(-2_208_000_000L, 32_503_680_000L));
      Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
      boolean secondPass =
          LeafTime.dateTime(instant.minusSeconds(3600)).equals(LeafTime.dateTime(instant));
      Instant expected = secondPass ? minute.minusSeconds(3600) : minute;
      assertThat(LeafTime.parse(LeafTime.dateTime(instant)))
          .as(instant.toString())
          .isEqualTo(Reading.understood(new LeafMoment.At(expected)));
      if (!secondPass) {
        assertThat(LeafTime.parse(LeafTime.stamp(instant)))
            .isEqualTo(Reading.understood(new LeafMoment.At(instant)));
      }
      assertThat(LeafTime.parse(LeafTime.date(instant)))
          .isEqualTo(Reading.understood(new LeafMoment.Day(LeafTime.dayOf(instant))));
    }
  }
}
