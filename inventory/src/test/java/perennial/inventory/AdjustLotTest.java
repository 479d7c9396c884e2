package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.journal.Actor;
import perennial.kernel.Amount;
import perennial.kernel.Unit;
import perennial.licensing.Directory;
import perennial.licensing.TestOfficials;

/** Adjustments: what is asked for, and what is reported. */
class AdjustLotTest {
  /** What happened is reported; what is taken on purpose is asked for. */
  @Test
  void lossesAreReportsAndSamplesAreNot() {
    for (AdjustLot.Cause cause : AdjustLot.Cause.values()) {
      boolean isAsked = cause.wire().endsWith("_sample") || cause.wire().startsWith("member_");
      var command = new AdjustLot(1L, Amount.of(-1), cause.wire(), "", null, null, null);
      assertThat(command.isReport()).as(cause.wire()).isNotEqualTo(isAsked);
    }
    assertThat(new AdjustLot(1L, null, null, "", null, null, null).isReport()).isFalse();
    assertThat(new CompleteDisposal(Farm.RULES, 1L, null).isReport()).isTrue();
    assertThat(new DeleteLot(1L).isReport()).isFalse();
  }

  private final Farm farm = Farm.start();
  private final long lot = farm.lot(farm.type("Jar", "usable_marijuana", null), "10");

  @ParameterizedTest
  @ValueSource(strings = {"internal_qa_sample", "budtender_sample", "vendor_sample"})
  void givesSamplesOutOfStock(String reason) {
    assertThat(farm.run(farm.adjust(lot, "-2", reason)).isAccepted()).isTrue();
    assertThat(farm.available(lot)).isEqualTo("8.0000");
    assertThat(farm.sum(Account.SAMPLE_USED, Unit.EA)).isEqualTo("2.0000");
    assertThat(farm.run(farm.adjust(lot, "-9", reason)).reasons())
        .containsExactly("NOT_SO_MUCH_AVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"theft", "seizure", "reconciliation", "expired", "damaged", "recalled"})
  void recordsReportsBeyondTheStock(String reason) {
    farm.reserve(lot, "4");
    var reported = farm.run(farm.adjust(lot, "-9", reason));
    assertThat(reported.isAccepted()).isTrue();
    assertThat(farm.available(lot)).isEqualTo("0.0000");
    assertThat(farm.sum(Account.DISCREPANCY, Unit.EA)).isEqualTo("9.0000");
    assertThat(farm.sum(Account.UNRESOLVED, Unit.EA)).isEqualTo("-3.0000");
    assertThat(farm.journal().rows(Inventory.BREACH))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(Breaches.STOCK_EXCEEDED);
          assertThat(breach.excess()).isEqualTo(Amount.of(3));
        });
    assertThat(farm.journal().rows(Inventory.ADJUSTMENT).getLast().delta())
        .isEqualTo(Amount.parse("-6"));
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void recordsAReportOfWhatWasNotThereAtAll() {
    farm.run(farm.adjust(lot, "-10", "theft"));
    var again = farm.run(farm.adjust(lot, "-1", "theft"));
    assertThat(again.isAccepted()).isTrue();
    assertThat(farm.sum(Account.UNRESOLVED, Unit.EA)).isEqualTo("-1.0000");
  }

  /** An officer's word is recorded as it happened, among the licensee's own adjustments. */
  @Test
  void recordsWhatAnOfficerSeized() {
    Actor officer = TestOfficials.official(farm.journal(), "officer");
    var seize = new SeizeGoods(farm.actor(), lot, Amount.of(12), " 2026-114 ", "Warrant 7.", null);
    assertThat(farm.journal().run(officer, seize).isAccepted()).isTrue();

    assertThat(farm.available(lot)).isEqualTo("0.0000");
    assertThat(farm.sum(Account.UNRESOLVED, Unit.EA)).isEqualTo("-2.0000");
    Adjustment made = farm.journal().rows(Inventory.ADJUSTMENT).getLast();
    assertThat(made.licenseeId()).isEqualTo(farm.actor().licensee());
    assertThat(made.delta()).isEqualTo(Amount.of(-10));
    assertThat(made.reason()).isEqualTo("seizure");
    assertThat(made.memo()).isEqualTo("Warrant 7.");
    assertThat(made.externalId()).isEqualTo("2026-114");
    assertThat(made.adjustedBy()).isEqualTo(Directory.userGlobalId(officer.user()).toString());
    assertThat(made.userSerial()).isEqualTo(officer.user());
    assertThat(farm.journal().rows(Inventory.BREACH)).hasSize(1);
    assertThat(farm.journal().differences()).isEmpty();
  }

  @Test
  void letsNobodySeizeButAnOfficialWithAReceipt() {
    Actor officer = TestOfficials.official(farm.journal(), "officer");
    var seize = new SeizeGoods(farm.actor(), lot, Amount.of(1), "R", "Warrant 7.", null);
    assertThat(farm.run(seize).reasons()).containsExactly("NOT_AN_OFFICIAL");
    var wrong = new SeizeGoods(null, lot, Amount.ZERO, " ", "", null);
    assertThat(farm.journal().run(officer, wrong).reasons())
        .containsExactly("LOT_UNKNOWN", "QTY_WRONG", "RECEIPT_MISSING", "REASON_MISSING");
    var tooLong =
        new SeizeGoods(
            farm.actor(),
            lot,
            Amount.parse("1.5"),
            "r".repeat(256),
            "w".repeat(SeizeGoods.REASON_MAX + 1),
            null);
    assertThat(farm.journal().run(officer, tooLong).reasons())
        .containsExactly("RECEIPT_TOO_LONG", "REASON_TOO_LONG");
    assertThat(farm.available(lot)).isEqualTo("10.0000");
  }

  @Test
  void bringsBackWhatWasFound() {
    farm.run(farm.adjust(lot, "5", "reconciliation"));
    assertThat(farm.available(lot)).isEqualTo("15.0000");
    assertThat(farm.sum(Account.DISCREPANCY, Unit.EA)).isEqualTo("-5.0000");
    assertThat(farm.journal().rows(Inventory.BREACH)).isEmpty();
  }

  @Test
  void refusesMembersMoreThanThereIs() {
    assertThat(farm.run(farm.adjust(lot, "-11", "member_left_the_cooperative")).reasons())
        .containsExactly("NOT_SO_MUCH_AVAILABLE");
  }

  @Test
  void saysAllThatIsWrong() {
    var nothing = new AdjustLot(null, null, null, "", null, null, null);
    assertThat(farm.run(nothing).reasons())
        .containsExactlyInAnyOrder("LOT_UNKNOWN", "QTY_WRONG", "REASON_MISSING");
    var wrong =
        new AdjustLot(
            lot,
            Amount.parse("1.5"),
            "sale",
            "m".repeat(AdjustLot.MEMO_LENGTH_MAX + 1),
            null,
            null,
            "e".repeat(256));
    assertThat(farm.run(wrong).reasons())
        .containsExactlyInAnyOrder(
            "QTY_WRONG", "REASON_UNKNOWN", "MEMO_TOO_LONG", "EXTERNAL_ID_TOO_LONG");
    assertThat(farm.run(farm.adjust(lot, "0", "theft")).reasons()).containsExactly("QTY_WRONG");
  }

  @Test
  void happenedWhenItsReporterSays() {
    Instant yesterday = farm.now().minus(Duration.ofDays(1));
    var past = new AdjustLot(lot, Amount.of(1), "reconciliation", "", yesterday, "US1", "x");
    farm.run(past);
    Adjustment made = farm.journal().rows(Inventory.ADJUSTMENT).getLast();
    assertThat(made.adjustedAt()).isEqualTo(yesterday);
    assertThat(made.adjustedBy()).isEqualTo("US1");
    Instant later = farm.now().plus(Duration.ofDays(1));
    assertThat(past.occurredAt(yesterday)).isEqualTo(yesterday);
    assertThat(
            new AdjustLot(lot, Amount.of(1), "theft", "", later, null, null).occurredAt(yesterday))
        .isEqualTo(yesterday);
  }
}
