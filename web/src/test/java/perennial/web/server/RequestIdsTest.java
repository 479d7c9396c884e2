package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

  private final RequestIds ids = new RequestIds(new Random(1));

  @Test
  void keepsSaneIds() {
    String longest = "a".repeat(RequestIds.MAX_LENGTH);
    assertThat(ids.of("4bf92f35-77b3.4da6_A")).isEqualTo("4bf92f35-77b3.4da6_A");
    assertThat(ids.of(longest)).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\tb", "a\"b", "é", "{}", "a/b"})
  void replacesOthers(String sent) {
    assertThat(ids.of(sent)).isNotEqualTo(sent).isNotBlank();
  }

  @Test
  void replacesLongOnes() {
    String tooLong = "a".repeat(RequestIds.MAX_LENGTH + 1);
    assertThat(ids.of(tooLong)).isNotEqualTo(tooLong);
  }

  @Test
  void makesEachOnce() {
    assertThat(ids.of(null)).isNotEqualTo(ids.of(null));
    assertThat(new RequestIds(new Random(2)).of(null)).isNotEqualTo(ids.of(null));
  }
}
