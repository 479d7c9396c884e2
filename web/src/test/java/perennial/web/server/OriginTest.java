package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  private final Origin plain = new Origin("https://configured.example", false);
  private final Origin behindProxy = new Origin("https://configured.example", true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1:8080",
        "registry.example",
        "a-b.example:1",
        "[::1]:65535",
        "[2001:db8::1]"
      })
  void takesHosts(String host) {
    assertThat(plain.base(HttpFields.build().put("Host", host), false)).isEqualTo("http://" + host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/b",
        "user@host",
        "a b",
        "a:b",
        "a:",
        "a:0",
        "a:65536",
        "a:123456",
        "-a",
        "[::1",
        "[]",
        "[x]",
        "[::1]x",
        "é.example",
        "a?b",
        "a#b",
        "a\\b",
        "<script>"
      })
  void takesNothingElse(String host) {
    assertThat(plain.base(HttpFields.build().put("Host", host), false))
        .isEqualTo("https://configured.example");
  }

  @Test
  void limitsTheLength() {
    assertThat(Origin.isHost("a".repeat(Origin.MAX_HOST_LENGTH))).isTrue();
    assertThat(Origin.isHost("a".repeat(Origin.MAX_HOST_LENGTH + 1))).isFalse();
  }

  @Test
  void believesAProxyOnlyWhenToldTo() {
    HttpFields forwarded =
        HttpFields.build()
            .put("Host", "inner:8080")
            .put("X-Forwarded-Proto", "https")
            .put("X-Forwarded-Host", "outer.example")
            .put("X-Forwarded-For", "6.6.6.6, 192.0.2.7");
    assertThat(plain.base(forwarded, false)).isEqualTo("http://inner:8080");
    assertThat(plain.remote(forwarded, "10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(behindProxy.base(forwarded, false)).isEqualTo("https://outer.example");
    assertThat(behindProxy.remote(forwarded, "10.0.0.1")).isEqualTo("192.0.2.7");
  }

  @Test
  void checksWhatAProxySays() {
    HttpFields odd =
        HttpFields.build()
            .put("Host", "inner")
            .put("X-Forwarded-Proto", "javascript")
            .put("X-Forwarded-For", "not an address");
    assertThat(behindProxy.base(odd, false)).isEqualTo("http://inner");
    assertThat(behindProxy.remote(odd, "10.0.0.1")).isEqualTo("10.0.0.1");
  }
}
