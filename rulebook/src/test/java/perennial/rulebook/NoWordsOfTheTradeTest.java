package perennial.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of this room knows nothing of the trade or of one state: such words are data. */
class NoWordsOfTheTradeTest {

  private static final Pattern WORDS =
      Pattern.compile(
          "cannab|marijuana|\\bthc|\\bcbd|flower|hexane|pesticide|mycotoxin|salmonella|terpen"
              + "|washington|\\bwac\\b|\\bwa\\b|leafdata|cultivat|dispensary|producer|retailer");

  @Test
  void standNowhereInTheCode() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(20);
      for (var source : sources) {
        // The name of a rule set is the example that a reader of RuleVersion needs.
        var text = Files.readString(source).toLowerCase(Locale.ROOT).replace("wa-2018", "");
        assertThat(WORDS.matcher(text).results().map(r -> r.group()).toList())
            .as(source.toString())
            .isEmpty();
      }
    }
  }
}
