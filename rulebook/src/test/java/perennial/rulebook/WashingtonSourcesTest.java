package perennial.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.load.RulePackLoader;

/** Holds the shipped laboratory rules against the reference data, where that is at hand. */
class WashingtonSourcesTest {

  /** Numbers in a wide record that no laboratory reports: computed, or left from other states. */
  private static final List<String> NO_ANALYTES =
      List.of("thc_percent", "herbicides_ppm", "growth_regulators_ppm");

  private static final LabRules LAB =
      RulePackLoader.loadShipped("wa", "2018")
          .getInForce(Instant.parse("2019-07-22T00:00:00Z"))
          .lab();

  private static final Path SHARED = Path.of(System.getProperty("perennial.shared", "absent"));

  @BeforeAll
  static void needsTheReferenceData() {
    boolean present = Files.isDirectory(SHARED.resolve("rules"));
    if (!present) {
      System.err.println("SKIPPED: no reference data under the property perennial.shared");
    }
    assumeTrue(present, "no reference data under the property perennial.shared");
  }

  @Test
  void knowEveryNumberOfARecordedResult() throws IOException {
    var text = Files.readString(SHARED.resolve("data/leafdata/json/bunk-lab_results.json"));
    var fields = new TreeSet<String>();
    Pattern.compile("\"(\\w+_(?:ppm|ppb|cfu_g|mg_g|percent|activity_rate))\"")
        .matcher(text)
        .results()
        .forEach(match -> fields.add(match.group(1)));
    fields.removeAll(NO_ANALYTES);
    assertThat(fields).hasSizeGreaterThan(130);
    assertThat(fields).allMatch(field -> LAB.findAnalyteByField(field).isPresent());
  }

  @Test
  void holdThePublishedLimits() throws IOException {
    var lines = Files.readAllLines(SHARED.resolve("rules/wa-residual-solvent-limits.tsv"));
    assertThat(lines).hasSizeGreaterThan(20);
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split("\t", -1);
      var limits = LAB.limits().stream().filter(l -> l.analyte().equals(cells[0])).toList();
      assertThat(limits.stream().map(l -> l.value().toPlainString()))
          .as(cells[0])
          .contains(cells[1])
          .isSubsetOf(cells[1], cells[2]);
    }
  }
}
