package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private enum Reason implements Refusal.Reason {
    TOO_LATE
  }

  @Test
  void aRefusalHasAReason() {
    assertThatThrownBy(() -> new Decision.Refused<>(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusalKeepsItsReasonsAsTheyWere() {
    var reasons = new ArrayList<>(List.of(Refusal.of("at", Reason.TOO_LATE, "It is too late.")));
    var refused = new Decision.Refused<Void>(reasons);

    reasons.clear();

    assertThat(refused.reasons()).hasSize(1);
  }

  @Test
  void aRefusalSaysInWhichRowItIs() {
    Refusal refusal = Refusal.of("at", Reason.TOO_LATE, "It is too late.");

    assertThat(refusal.row()).isZero();
    assertThat(refusal.atRow(7))
        .isEqualTo(new Refusal("at", 7, Reason.TOO_LATE, "It is too late."));
    assertThat(refusal.reason().name()).isEqualTo("TOO_LATE");
  }
}
