package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.Posted;
import perennial.inventory.Posting;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;

/** What is left of a sample is used up, retained, returned or destroyed. */
class SampleFateTest {
  private static final Amount LEFT = Amount.of(4);

  private final Scene scene = new Scene();
  private final Lot sample = scene.sampled(scene.harvested(CLIENT));

  SampleFateTest() {
    scene.tell(
        LAB,
        List.of(
            new Posted(
                List.of(
                    Posting.against(Account.DECLARED, sample, LEFT.negated(), "create"),
                    Posting.real(Account.AVAILABLE, sample, 0, LEFT, "create")))));
  }

  @AfterEach
  void foldsToItsRows() {
    assertThat(scene.journal.differences()).isEmpty();
  }

  private Instant in(long days) {
    return ((MemoryJournal) scene.journal).clock().instant().plus(Duration.ofDays(days));
  }

  private List<Refusal.Reason> refused(Command command) {
    return scene.refuse(LAB, command).stream().map(Refusal::reason).toList();
  }

  private List<SampleFate.Fate> fates() {
    return scene.journal.rows(Laboratory.SAMPLE_FATE).stream().map(SampleFate::fate).toList();
  }

  private Amount left() {
    return scene.journal.rows(Inventory.BALANCE).stream()
        .filter(each -> each.serial() == sample.serial())
        .map(each -> each.amount())
        .reduce(Amount.ZERO, Amount::plus);
  }

  @Test
  void isUsedUpAndNothingIsLeft() {
    scene.accept(LAB, new UseUpSample(sample.serial()));
    assertThat(left()).isEqualTo(Amount.ZERO);
    assertThat(fates()).containsExactly(SampleFate.Fate.USED_UP);
    assertThat(refused(new UseUpSample(sample.serial())))
        .containsExactly(SampleInHand.Reason.NOTHING_LEFT);
  }

  @Test
  void isRetainedUntilItsDayAndThenDestroyed() {
    scene.accept(LAB, new RetainSample(sample.serial(), in(30), " Shelf 3 "));
    assertThat(left()).isEqualTo(LEFT);
    for (Command each :
        List.of(
            new UseUpSample(sample.serial()),
            new ReturnSample(sample.serial()),
            new DestroySample(sample.serial(), "Mixed with soil."))) {
      assertThat(refused(each)).containsExactly(SampleInHand.Reason.RETAINED);
    }
    scene.accept(LAB, new RetainSample(sample.serial(), in(40), ""));
    scene.wait(Duration.ofDays(41));
    assertThat(refused(new DestroySample(sample.serial(), " ")))
        .containsExactly(SampleInHand.Reason.METHOD_MISSING);
    scene.accept(LAB, new DestroySample(sample.serial(), "Mixed with soil."));
    assertThat(left()).isEqualTo(Amount.ZERO);
    assertThat(fates())
        .containsExactly(
            SampleFate.Fate.RETAINED, SampleFate.Fate.RETAINED, SampleFate.Fate.DESTROYED);
  }

  @Test
  void goesBackByATransferAndStaysInHandUntilThen() {
    scene.accept(LAB, new ReturnSample(sample.serial()));
    assertThat(left()).isEqualTo(LEFT);
    assertThat(fates()).containsExactly(SampleFate.Fate.RETURNED);
  }

  @Test
  void refusesWhatIsNoSampleAndTimesThatAreNone() {
    assertThat(refused(new UseUpSample(scene.harvested(LAB).serial())))
        .containsExactly(SampleInHand.Reason.SAMPLE_UNKNOWN);
    for (Instant each : List.of(in(0), in(RetainSample.LIFE_MAX.toDays() + 1))) {
      assertThat(refused(new RetainSample(sample.serial(), each, "")))
          .containsExactly(SampleInHand.Reason.UNTIL_OUT_OF_RANGE);
    }
    String tooLong = "x".repeat(SampleInHand.NOTE_MAX + 1);
    assertThat(refused(new RetainSample(sample.serial(), in(1), tooLong)))
        .containsExactly(SampleInHand.Reason.TEXT_TOO_LONG);
    assertThat(refused(new DestroySample(sample.serial(), tooLong)))
        .containsExactly(SampleInHand.Reason.TEXT_TOO_LONG);
  }
}
