package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import perennial.web.Answer;
import perennial.web.Dialect;
import perennial.web.Failure;
import perennial.web.FailureKind;

class DialectsTest {

  private final Dialect broad = (failure, id) -> Answer.text(500, "text/plain", "broad");
  private final Dialect narrow = (failure, id) -> Answer.text(500, "text/plain", "narrow");
  private final Dialect odd = (failure, id) -> Answer.text(500, "text/plain", "odd");
  private final Dialects dialects =
      Dialects.problems().with("/api", broad).with("/api/v1", narrow).withUnreadable(odd);

  @Test
  void takesTheLongestPrefixOfWholeSegments() {
    assertThat(dialects.of("/api/v1")).isSameAs(narrow);
    assertThat(dialects.of("/api/v1/areas")).isSameAs(narrow);
    assertThat(dialects.of("/api/v10")).isSameAs(broad);
    assertThat(dialects.of("/api")).isSameAs(broad);
    assertThat(dialects.of("/apis")).isInstanceOf(ProblemDialect.class);
    assertThat(dialects.of("/")).isInstanceOf(ProblemDialect.class);
    assertThat(dialects.of(null)).isSameAs(odd);
  }

  @Test
  void refusesWhatIsNoPrefix() {
    assertThatThrownBy(() -> dialects.with("/api/", broad))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dialects.with("api", broad))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesProblemsAsTheStandardHasIt() {
    Answer answer =
        new ProblemDialect().render(Failure.of(FailureKind.MALFORMED, "It \"is\"."), "id-1");
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"title\":\"Malformed request\",\"status\":400,\"detail\":\"It \\\"is\\\".\","
                + "\"instance\":\"urn:perennial:request:id-1\"}");
  }
}
