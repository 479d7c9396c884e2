package perennial.rulebook.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleVersionTest {

  @Test
  void parsesWhatItPrints() {
    var version = new RuleVersion("a" + "b".repeat(RuleVersion.LONGEST_NAME - 1), 12);
    assertThat(RuleVersion.parse(version.toString())).isEqualTo(version);
  }

  @Test
  void refusesANameOnePastTheLongest() {
    assertThatThrownBy(() -> new RuleVersion("a" + "b".repeat(RuleVersion.LONGEST_NAME), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "grain", "grain/", "grain/0", "grain/01", "Grain/1", "grain/1/2"})
  void refusesWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> RuleVersion.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
