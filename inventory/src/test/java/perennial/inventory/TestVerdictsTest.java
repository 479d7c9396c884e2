package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** Which result holds, where serials do not tell the order. */
class TestVerdictsTest {
  private static final Instant FIRST = Instant.parse("2019-06-13T10:00:00Z");
  private static final Instant LATER = FIRST.plusNanos(1_000);
  private static final long LOT = 5;

  private static Tested tested(
      long portion, long serial, TestStatus status, Instant at, @Nullable Instant voidedAt) {
    return new Tested(
        new LicenseeId(9),
        LOT,
        portion,
        serial,
        "WAL1.LR" + serial,
        status,
        false,
        false,
        false,
        at,
        at,
        voidedAt,
        null,
        null);
  }

  private static Tested tested(long portion, long serial, TestStatus status, Instant at) {
    return tested(portion, serial, status, at, null);
  }

  private static Lot lot(long serial, TestPath path) {
    return new Lot(
        new LicenseeId(8),
        serial,
        1,
        1,
        null,
        1,
        Unit.GM,
        LotOrigin.DECLARED,
        null,
        0,
        path,
        null,
        null,
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        Stated.NONE,
        1,
        FIRST,
        FIRST,
        null);
  }

  /** Two nodes with a block of serials each: the later result has the lower serial. */
  @Test
  void theLastRecordedDecidesWhateverItsSerial() {
    Tested failed = tested(0, 1_900, TestStatus.FAILED, FIRST);
    Tested passed = tested(0, 1_100, TestStatus.PASSED, LATER);
    for (List<Tested> rows : List.of(List.of(failed, passed), List.of(passed, failed))) {
      var verdicts = new TestVerdicts(rows);

      Lot lot = lot(LOT, TestPath.ORIGIN);
      assertThat(verdicts.deciding(lot)).contains(passed);
      assertThat(verdicts.all(lot)).containsExactly(passed, failed);
    }
  }

  @Test
  void aPortionIsJudgedByTheLastRecordedOfThoseDrawnBeforeItLeft() {
    Tested failed = tested(1, 1_900, TestStatus.FAILED, FIRST);
    Tested passed = tested(2, 1_100, TestStatus.PASSED, LATER);
    Tested after = tested(4, 2_000, TestStatus.FAILED, LATER.plusSeconds(1));
    var verdicts = new TestVerdicts(List.of(failed, passed, after));

    assertThat(verdicts.deciding(lot(6, TestPath.parse("5@3")))).contains(passed);
    assertThat(verdicts.deciding(lot(7, TestPath.parse("5@2")))).contains(failed);
  }

  @Test
  void ofOneMomentTheHigherSerialDecides() {
    Tested failed = tested(0, 1_100, TestStatus.FAILED, FIRST);
    Tested passed = tested(0, 1_101, TestStatus.PASSED, FIRST);

    assertThat(new TestVerdicts(List.of(failed, passed)).status(lot(LOT, TestPath.ORIGIN)))
        .isEqualTo(TestStatus.PASSED);
  }

  @Test
  void aVoidedResultDecidesNothingThoughItIsTheLast() {
    Tested passed = tested(0, 1_900, TestStatus.PASSED, FIRST);
    Tested gone = tested(0, 1_100, TestStatus.FAILED, LATER, LATER);

    assertThat(new TestVerdicts(List.of(passed, gone)).status(lot(LOT, TestPath.ORIGIN)))
        .isEqualTo(TestStatus.PASSED);
  }

  private static Tested ended(Tested t, long by) {
    return new Tested(
        t.licenseeId(),
        t.lot(),
        t.portion(),
        t.result(),
        t.resultId(),
        t.status(),
        false,
        false,
        false,
        t.createdAt(),
        t.updatedAt(),
        t.voidedAt(),
        null,
        by);
  }

  /** Sampled as portion 1, split off as 2, treated as 3, split off as 4. */
  @Test
  void whatWasTreatedIsUntestedAndWhatLeftBeforeKeepsItsResult() {
    Tested failed = ended(tested(1, 1_100, TestStatus.FAILED, FIRST), 3);
    var verdicts = new TestVerdicts(List.of(failed));
    assertThat(verdicts.status(lot(LOT, TestPath.ORIGIN))).isEqualTo(TestStatus.UNTESTED);
    assertThat(verdicts.status(lot(6, TestPath.parse("5@2")))).isEqualTo(TestStatus.FAILED);
    assertThat(verdicts.status(lot(7, TestPath.parse("5@4")))).isEqualTo(TestStatus.UNTESTED);
    assertThat(verdicts.all(lot(LOT, TestPath.ORIGIN))).as("history").containsExactly(failed);
  }

  @Test
  void onlyASampleDrawnSinceTellsOfWhatWasTreated() {
    Tested failed = ended(tested(1, 1_100, TestStatus.FAILED, FIRST), 3);
    Tested before = tested(2, 1_101, TestStatus.PASSED, LATER);
    Tested since = tested(4, 1_102, TestStatus.PASSED, LATER.plusSeconds(1));
    assertThat(new TestVerdicts(List.of(failed, before)).status(lot(LOT, TestPath.ORIGIN)))
        .isEqualTo(TestStatus.UNTESTED);
    var verdicts = new TestVerdicts(List.of(failed, before, since));
    assertThat(verdicts.deciding(lot(LOT, TestPath.ORIGIN))).contains(since);
    assertThat(verdicts.status(lot(7, TestPath.parse("5@5")))).isEqualTo(TestStatus.PASSED);
    assertThat(verdicts.deciding(lot(6, TestPath.parse("5@3")))).contains(before);
  }

  @Test
  void whatWasTreatedStaysUntestedThoughTheResultIsVoided() {
    Tested voided = ended(tested(1, 1_100, TestStatus.FAILED, FIRST, LATER), 3);
    assertThat(new TestVerdicts(List.of(voided)).status(lot(LOT, TestPath.parse("4@2"))))
        .isEqualTo(TestStatus.UNTESTED);
  }
}
