package perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeadersTest {

  @Test
  void findsNamesInAnyCase() {
    Headers headers = Headers.of("x-mjf-key", "secret", "Accept", "a", "accept", "b");
    assertThat(headers.first("X-MJF-Key")).contains("secret");
    assertThat(headers.all("ACCEPT")).containsExactly("a", "b");
    assertThat(headers.contains("Host")).isFalse();
  }

  @Test
  void showsNoValues() {
    assertThat(Headers.of("x-mjf-key", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void refusesWhatWouldEndAFieldEarly() {
    assertThatThrownBy(() -> Headers.of("X", "a\r\nSet-Cookie: b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Headers.none().with("X\n", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Headers.of("X")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Headers.of(" ", "a")).isInstanceOf(IllegalArgumentException.class);
  }
}
