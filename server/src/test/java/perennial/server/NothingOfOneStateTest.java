package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perennial.rulebook.LicenseType;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.Analyte;
import perennial.rulebook.assay.Limit;
import perennial.rulebook.load.RulePackLoader;

/** What one state decides stands in its rules and nowhere in the code of the rooms. */
final class NothingOfOneStateTest {
  private static final List<String> ROOMS =
      List.of(
          "kernel",
          "journal",
          "identifiers",
          "rulebook",
          "web",
          "licensing",
          "cultivation",
          "inventory",
          "laboratory",
          "transport",
          "retail",
          "oversight",
          "server");

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** Ways to name the state, and its codes with their letters; a waiver is of any state. */
  private static final Pattern STATE =
      Pattern.compile(
          "wa|WA|Washington|.*\\b(WAC|RCW|WSR) [0-9].*|WA(?!IVER)[A-Z0-9].*|[A-Z][0-9]{6}");

  /**
   * What must name the state, and why: which jurisdiction a release begins with, what the registry
   * is called in every identifier that it ever gave out, the places of the sandbox, and why a
   * setting has its default.
   */
  private static final Map<String, String> NAMED =
      Map.of(
          "Core.java", "wa",
          "GlobalId.java", "WAWA1",
          "Actor.java", "WAWA1",
          "Sandbox.java", "[A-Z][0-9]{6}",
          "Setting.java", ".*WAC.*");

  private static Stream<Path> sources() throws IOException {
    var all = new TreeSet<Path>();
    for (String room : ROOMS) {
      try (var files = Files.walk(Path.of("..", room, "src/main/java"))) {
        files
            .filter(each -> each.toString().endsWith(".java"))
            .filter(each -> !each.toString().contains("/demo/"))
            .forEach(all::add);
      }
    }
    return all.stream();
  }

  /** By file, the texts of its code that match. */
  private static Map<String, List<String>> texts(Pattern wanted) throws IOException {
    var found = new TreeMap<String, List<String>>();
    for (Path source : sources().toList()) {
      String name = source.getFileName().toString();
      List<String> texts =
          TEXT.matcher(withoutComments(Files.readString(source)))
              .results()
              .map(each -> each.group(1))
              .filter(text -> wanted.matcher(text).matches())
              .filter(text -> !text.matches(NAMED.getOrDefault(name, "")))
              .toList();
      if (!texts.isEmpty()) {
        found.put(name, texts);
      }
    }
    return found;
  }

  private static String withoutComments(String source) {
    return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }

  private static Stream<RuleSet> rules() {
    return Stream.of("2018", "current")
        .flatMap(pack -> RulePackLoader.loadShipped("wa", pack).sets().stream());
  }

  private static Pattern anyOf(Stream<String> words) {
    return Pattern.compile(String.join("|", words.distinct().map(Pattern::quote).toList()));
  }

  @Test
  void namesTheState() throws IOException {
    assertThat(sources().count()).isGreaterThan(400);
    assertThat(texts(STATE)).isEmpty();
  }

  /** {@code lab} is the registry's own word for whoever tests; see docs/rules/packs.md. */
  @Test
  void namesItsLicenseTypes() throws IOException {
    var types =
        rules()
            .flatMap(set -> set.licenseTypes().stream())
            .map(LicenseType::key)
            .filter(key -> !key.equals("lab"));
    var found = texts(anyOf(types));
    found.keySet().removeIf(file -> file.equals("Sandbox.java"));
    // How goods travel, in the words of the wire.
    found.remove("ManifestType.java");
    assertThat(found).isEmpty();
  }

  @Test
  void namesItsAnalytesOrTheirFields() throws IOException {
    var words =
        rules()
            .flatMap(set -> set.lab().analytes().stream())
            .map(Analyte::key)
            .filter(key -> key.contains("_") || key.contains("-") || key.length() > 8);
    assertThat(texts(anyOf(words))).isEmpty();
  }

  @Test
  void holdsItsLimits() throws IOException {
    var values =
        rules()
            .flatMap(set ->
                Stream.concat(
                    set.lab().limits().stream().map(Limit::value),
                    set.rows().quantityLimits().stream().map(limit -> limit.most())))
            .map(value -> value.toPlainString())
            .filter(text -> text.length() > 3);
    assertThat(texts(anyOf(values))).isEmpty();
  }
}
