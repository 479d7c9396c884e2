package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/operations/configuration.md and {@link Setting} say the same. The table is written from the
 * list: {@code ./perennial golden}.
 */
final class ConfigurationPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("perennial.root", ""), "docs", "operations", "configuration.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  @Test
  void listsEverySettingWithItsDefault() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table());
    }
  }

  private static String table() {
    return "| setting | variable | default | takes | what it is for |\n|---|---|---|---|---|\n"
        + Arrays.stream(Setting.values())
            .map(ConfigurationPageTest::row)
            .collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    return "| `%s` | `%s` | %s | %s | %s |\n"
        .formatted(
            setting.key,
            setting.environmentName(),
            setting.standard.isEmpty() ? "" : "`" + setting.standard + "`",
            takes(setting.form),
            setting.meaning);
  }

  private static String takes(Form form) {
    return switch (form) {
      case Form.Text text -> "text";
      case Form.Whole(long min, long max) -> min + " to " + max;
      case Form.Switch onOrOff -> "`true`, `false`";
      case Form.Choice(var words) -> "`" + String.join("`, `", words) + "`";
      case Form.Address address -> "a database";
      case Form.Keys keys -> "public keys";
      case Form.Witnesses witnesses -> "witnesses";
    };
  }
}
