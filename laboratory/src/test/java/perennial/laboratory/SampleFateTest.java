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
import perennial.inventory.Breach;
import perennial.inventory.Breaches;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.Posted;
import perennial.inventory.Posting;
import perennial.journal.Command;
import perennial.journal.MemoryJournal;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;

/** What is left of a sample is used up, retained, returned or destroyed. */
class SampleFateTest {
  private static final Amount LEFT = Amount.of(4);

  private static final String UNREAD = "\"evidence\": \"unverified\",\n      \"effect\": \"warn\"";
  private static final String READ = "\"evidence\": \"verified\",\n      \"effect\": \"deny\"";

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

  private DestroySample destruction(String method) {
    return new DestroySample(sample.serial(), method, Scene.RULES);
  }

  private List<Breach> breaches() {
    return scene.journal.rows(Inventory.BREACH);
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
            destruction("Mixed with soil."))) {
      assertThat(refused(each)).containsExactly(SampleInHand.Reason.RETAINED);
    }
    scene.accept(LAB, new RetainSample(sample.serial(), in(40), ""));
    scene.wait(Duration.ofDays(41));
    assertThat(refused(destruction(" "))).containsExactly(SampleInHand.Reason.METHOD_MISSING);
    scene.accept(LAB, destruction("Mixed with soil."));
    assertThat(left()).isEqualTo(Amount.ZERO);
    assertThat(fates())
        .containsExactly(
            SampleFate.Fate.RETAINED, SampleFate.Fate.RETAINED, SampleFate.Fate.DESTROYED);
  }

  @Test
  void isDestroyedWithoutABreachAfterItsNotice() {
    scene.accept(LAB, new AnnounceDestruction(sample.serial()));
    assertThat(scene.accept(LAB, new AnnounceDestruction(sample.serial())).events()).isEmpty();
    scene.wait(Duration.ofDays(3));
    scene.accept(LAB, destruction("Mixed with soil."));
    assertThat(breaches()).isEmpty();
    assertThat(fates()).containsExactly(SampleFate.Fate.ANNOUNCED, SampleFate.Fate.DESTROYED);
  }

  @Test
  void isListedWhereItDidNotWait() {
    scene.accept(LAB, new AnnounceDestruction(sample.serial()));
    scene.wait(Duration.ofHours(71));
    scene.accept(LAB, destruction("Mixed with soil."));
    assertThat(breaches())
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(Breaches.HOLD_NOT_KEPT);
          assertThat(breach.serial()).isEqualTo(sample.serial());
          assertThat(breach.text()).contains("(WAC 314-55-083(4)(f) of 2014)");
        });
  }

  /** The law does not say so of samples; that it is data shows where it does. */
  @Test
  void isRefusedWhereTheRulesDenyIt() {
    RuleFiles files =
        path ->
            RuleFiles.shipped()
                .read(path)
                .map(text ->
                    path.endsWith("waiting-periods.json") ? text.replace(UNREAD, READ) : text);
    RulePack strict = RulePackLoader.load(files, "wa", "2018");
    assertThat(refused(new DestroySample(sample.serial(), "Mixed with soil.", strict)))
        .containsExactly(SampleInHand.Reason.HOLD_NOT_OVER);
    scene.accept(LAB, new AnnounceDestruction(sample.serial()));
    scene.wait(Duration.ofDays(3));
    scene.accept(LAB, new DestroySample(sample.serial(), "Mixed with soil.", strict));
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
    assertThat(refused(destruction(tooLong))).containsExactly(SampleInHand.Reason.TEXT_TOO_LONG);
  }
}
