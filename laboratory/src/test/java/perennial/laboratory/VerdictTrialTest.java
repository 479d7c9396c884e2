package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.kernel.Stated;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RulePackLoader;

class VerdictTrialTest {
  private static final RuleSet IN_2018 =
      RulePackLoader.loadShipped("wa", "current").sets().getFirst();
  private static final RuleSet TODAY = RulePackLoader.loadShipped("wa", "current").sets().getLast();

  private final VerdictTrial trial = new VerdictTrial(IN_2018, TODAY);

  private VerdictTrial.Verdicts of(TestingStatus testing, Stated fields) {
    return trial.judge(
        new VerdictTrial.Case("flower_lots", false, testing, fields.toString(), null));
  }

  @Test
  void tellsWhatWouldWaitAndTheFirstReasons() {
    var verdicts = of(TestingStatus.COMPLETED, Fields.passing());
    assertThat(verdicts.before()).isEqualTo(ResultVerdict.PASS);
    assertThat(verdicts.after()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(verdicts.why()).isNotEmpty().hasSizeLessThanOrEqualTo(VerdictTrial.WHY_MAX);
    assertThat(
            trial
                .judge(
                    new VerdictTrial.Case(
                        "flower_lots",
                        false,
                        TestingStatus.COMPLETED,
                        Fields.with(
                                Fields.passing(),
                                "pesticide_status",
                                "completed",
                                "pesticide_abamectin_ppm",
                                0)
                            .toString(),
                        null))
                .why())
        .as("58 are missing")
        .hasSize(VerdictTrial.WHY_MAX);
  }

  @Test
  void failsByBothWhatIsOverALimitOfBoth() {
    var verdicts =
        of(
            TestingStatus.COMPLETED,
            Fields.with(Fields.passing(), "mycotoxin_aflatoxins_ppb", "21.5"));
    assertThat(verdicts.differ()).isFalse();
    assertThat(verdicts.after()).isEqualTo(ResultVerdict.FAIL);
  }

  @Test
  void judgesNothingBeforeTestingIsCompleted() {
    var verdicts =
        of(
            TestingStatus.IN_PROGRESS,
            Fields.with(Fields.passing(), "mycotoxin_aflatoxins_ppb", "99"));
    assertThat(verdicts.differ()).isFalse();
    assertThat(verdicts.after()).isEqualTo(ResultVerdict.INDETERMINATE);
  }
}
