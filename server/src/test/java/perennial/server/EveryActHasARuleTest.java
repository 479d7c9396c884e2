package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RulePackLoader;

/** Every command of every room asks the rules who may do it, so every rule set names its act. */
final class EveryActHasARuleTest {
  private static final List<String> ROOMS =
      List.of("licensing", "cultivation", "inventory", "laboratory", "transport", "retail");

  private static final Pattern ACT =
      Pattern.compile("String act\\(\\) \\{\\s+return ([^;]+);", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("\"([a-z-]+\\.[a-z-]+)\"");

  /** Acts of the registry's own officials, which no license permits. */
  private static final Pattern OFFICIAL =
      Pattern.compile(
          "(licensee|license|user|membership|key|premises|accreditation|device|waiver)\\..*");

  private static Set<String> actsOfTheRooms() throws IOException {
    var acts = new TreeSet<String>();
    for (String room : ROOMS) {
      try (var files = Files.walk(Path.of("..", room, "src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          ACT.matcher(Files.readString(file))
              .results()
              .forEach(act ->
                  NAME.matcher(act.group(1)).results().forEach(name -> acts.add(name.group(1))));
        }
      }
    }
    acts.removeIf(act -> OFFICIAL.matcher(act).matches());
    return acts;
  }

  @ParameterizedTest
  @CsvSource({"2018, 2019-07-22T00:00:00Z", "current, 2026-01-01T00:00:00Z"})
  void isNamedByTheShippedRules(String pack, Instant at) throws IOException {
    RuleSet rules = RulePackLoader.loadShipped("wa", pack).getInForce(at);
    Set<String> acts = actsOfTheRooms();
    assertThat(acts).hasSizeGreaterThan(40);
    assertThat(rules.acts()).containsAll(acts);
  }
}
