package perennial.leafdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.Candidate;
import perennial.rulebook.publish.PublishRules;

/** What is published holds on every node that runs, from its first day on. */
class PublishedRulesTest {
  private static final LeafServer SERVER = LeafServer.open();
  private static final String AREA = "{\"area\":[{\"name\":\"Yard\",\"type\":\"non-quarantine\"}]}";
  private static final RulePack FOUNDING = RulePackLoader.loadShipped("wa", "2018");

  /** The day after the one on which the clock stands. */
  private static final LocalDate TOMORROW = LocalDate.of(2026, 3, 3);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** The present set, with a transporter denied what it was only warned of, as if it were read. */
  private static RuleFiles withoutAreasForTransporters() {
    RuleFiles shipped = RuleFiles.shipped();
    return path ->
        shipped
            .read(path)
            .map(text ->
                path.equals("wa/wa-2022/permissions.json")
                    ? text.replaceFirst(
                        "(?s)(\"key\": \"premises\".*?)\"warn\": \\[\"transporter\"\\],(\\s+)\"deny\": \\[\\](.*?)\"unverified\"",
                        "$1\"warn\": [],$2\"deny\": [\"transporter\"]$3\"verified\"")
                    : text);
  }

  @Test
  void holdsOnEveryRunningNodeFromItsFirstDayOn() {
    try (LeafServer other = SERVER.over(SERVER.store().url())) {
      LeafCaller here = SERVER.licensee("transporter");
      LeafCaller there = here.at(other);
      assertThat(here.post("/areas", AREA).status()).isEqualTo(200);
      assertThat(there.post("/areas", AREA).status()).isEqualTo(200);
      var candidate =
          Candidate.load(
              withoutAreasForTransporters(), FOUNDING.jurisdiction(), "wa-2022", TOMORROW);

      SERVER.official(new PublishRules(candidate, FOUNDING, "", List.of(), "A test."));

      assertThat(here.post("/areas", AREA).status()).as("before its first day").isEqualTo(200);
      SERVER.clock().pass(Duration.ofDays(1));
      Reply refused = here.post("/areas", AREA);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("A transporter keeps no goods and needs no areas.");
      assertThat(there.post("/areas", AREA).text()).isEqualTo(refused.text());
    }
  }
}
