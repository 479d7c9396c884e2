package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/operations/troubleshooting.md has a remedy for every message with which a start fails: the
 * beginnings of those messages are looked up in the sources.
 */
final class TroubleshootingPageTest {
  private static final Path ROOT = Path.of(System.getProperty("perennial.root", ""));

  /** The first words of a message, as the sources spell them. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:new StartRefused|new PostgresUnavailable|(?:lacks|faults)\\.add)\\(\\s*"
              + "(NAME \\+ )?\"((?:[^\"\\\\]|\\\\.)+)\"");

  /** Files whose lists are of something else. */
  private static final List<String> OTHERS =
      List.of("ConfigurationReader.java", "Sandbox.java", "RegistryFile.java");

  @Test
  void hasARemedyForEveryMessageOfAFailedStart() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/operations/troubleshooting.md"));
    List<String> messages = messages();
    assertThat(messages).hasSizeGreaterThan(25);
    assertThat(messages).allSatisfy(message -> assertThat(page).contains(message));
  }

  private static List<String> messages() throws IOException {
    List<String> messages = new ArrayList<>();
    for (String room : List.of("server", "postgres")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(room).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          addMessages(file, messages);
        }
      }
    }
    return messages;
  }

  private static void addMessages(Path file, List<String> messages) throws IOException {
    Matcher found = MESSAGE.matcher(Files.readString(file));
    while (found.find()) {
      boolean named = found.group(1) != null;
      String words = found.group(2);
      if (!OTHERS.contains(file.getFileName().toString()) || named || words.startsWith("The ")) {
        messages.add(beginning(words));
      }
    }
  }

  /** Enough to find it by: up to the first punctuation. */
  private static String beginning(String words) {
    return words.strip().replaceAll("[ ]*[.,:;(].*$", "");
  }
}
