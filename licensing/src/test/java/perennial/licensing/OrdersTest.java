package perennial.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.MemoryJournal;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.LicenseeId;

/** Consequential acts are ordered by one official and approved by another. */
final class OrdersTest {
  private final MemoryJournal journal = new MemoryJournal(new Identifiers(), new Licensing());
  private final Actor first = TestOfficials.official(journal, "first");
  private final Actor second = TestOfficials.official(journal, "second");
  private final LicenseeId place = TestLicensees.grower(journal).licensee();

  @AfterEach
  void foldsToItsRows() {
    assertThat(journal.differences()).isEmpty();
  }

  private long order() {
    return journal.run(first, new OrderAct(revocation(), "Order 2026-7")).serial();
  }

  private RevokeLicense revocation() {
    return new RevokeLicense(place, "Order 2026-7", null);
  }

  private Answered approve(Actor official, long order) {
    return journal.run(official, new ApproveOrder(order, place, null, TestLicensees.RULES, false));
  }

  private LicenseStatus status() {
    return Objects.requireNonNull(journal.find(Licensing.LICENSEE, place)).status();
  }

  @Test
  void anOrderAloneChangesNothingButGivesNotice() {
    long order = order();

    assertThat(status()).isEqualTo(LicenseStatus.ACTIVE);
    assertThat(journal.find(Licensing.NOTICE, place, order))
        .satisfies(notice -> {
          assertThat(notice.act()).isEqualTo("license.revoke");
          assertThat(notice.status()).isEqualTo(OrderStatus.PENDING);
          assertThat(notice.reason()).isEqualTo("Order 2026-7");
        });
    assertThat(journal.find(Licensing.LICENSE_ORDER, LicenseeId.REGISTRY, order).orderedBy())
        .isEqualTo(first.user());
  }

  @Test
  void onlyAnotherOfficialApproves() {
    long order = order();

    assertThat(approve(first, order).reasons()).containsExactly("SAME_OFFICIAL");
    assertThat(approve(Actor.REGISTRY, order).reasons()).containsExactly("NOT_AN_OFFICIAL");
    assertThat(status()).isEqualTo(LicenseStatus.ACTIVE);

    assertThat(approve(second, order).reasons()).isEmpty();
    assertThat(status()).isEqualTo(LicenseStatus.REVOKED);
    assertThat(approve(second, order).reasons()).containsExactly("ORDER_DECIDED");
    assertThat(journal.find(Licensing.NOTICE, place, order).status())
        .isEqualTo(OrderStatus.APPROVED);
  }

  @Test
  void anOrderIsVoidWhenItsTimeIsOver() {
    long order = order();
    journal.clock().pass(OrderAct.LIFE);

    assertThat(approve(second, order).reasons()).containsExactly("ORDER_VOID");
    assertThat(status()).isEqualTo(LicenseStatus.ACTIVE);
  }

  @Test
  void anOrderIsApprovedInItsLastSecond() {
    long order = order();
    journal.clock().pass(OrderAct.LIFE.minusSeconds(3));

    assertThat(approve(second, order).reasons()).isEmpty();
  }

  @Test
  void aWithdrawnOrderCannotBeApproved() {
    long order = order();

    assertThat(journal.run(second, new WithdrawOrder(order, place, "")).reasons())
        .containsExactly("REASON_MISSING");
    assertThat(journal.run(second, new WithdrawOrder(order, place, "Settled")).reasons()).isEmpty();

    assertThat(approve(second, order).reasons()).containsExactly("ORDER_DECIDED");
    assertThat(journal.find(Licensing.NOTICE, place, order).status())
        .isEqualTo(OrderStatus.WITHDRAWN);
  }

  @Test
  void anApprovalIsDecidedOnWhatHoldsThen() {
    long order = order();
    journal.run(first, new SurrenderLicense(place, null));

    assertThat(approve(second, order).reasons()).containsExactly("LICENSE_ENDED");
    assertThat(status()).isEqualTo(LicenseStatus.SURRENDERED);
  }

  @Test
  void anOrderOfAnotherLicenseeIsUnknown() {
    long order = order();
    LicenseeId other = TestLicensees.register(journal, 102, "R412149", "dispensary").licensee();

    assertThat(
            journal
                .run(second, new ApproveOrder(order, other, null, TestLicensees.RULES, false))
                .reasons())
        .containsExactly("ORDER_UNKNOWN");
  }

  @Test
  void aReasonIsOfLimitedLength() {
    String longest = "x".repeat(OnLicense.REASON_MAX);

    assertThat(journal.run(first, new OrderAct(revocation(), longest + "x")).reasons())
        .containsExactly("REASON_TOO_LONG");
    assertThat(journal.run(first, new OrderAct(revocation(), longest)).reasons()).isEmpty();
  }

  @Test
  void whatOneOfficialMayDoNeedsNoOrder() {
    assertThat(
            journal
                .run(
                    first,
                    new RenewLicense(
                        place,
                        LocalDate.of(2027, 1, 31),
                        null,
                        TestLicensees.RULES.jurisdiction().zone()))
                .reasons())
        .isEmpty();
  }
}
