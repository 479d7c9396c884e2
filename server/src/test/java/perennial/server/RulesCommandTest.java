package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.kernel.Digests;
import perennial.rulebook.load.RuleFiles;

/** A rule set on its way from whoever wrote it into a registry that serves meanwhile. */
final class RulesCommandTest {
  private static final String SETS = "wa-2018";
  private static Typed typed;
  private static Path folder;
  private static Path ana;
  private static Path stranger;
  private static LocalDate today;

  @BeforeAll
  static void open() throws Exception {
    typed = Typed.sandbox("rules");
    today = LocalDate.now(ZoneId.of("America/Los_Angeles"));
    ana = key("ana", 1);
    stranger = key("stranger", 2);
    Files.writeString(
        typed.data().resolve("perennial.properties"),
        "approvers=" + ApprovalOptions.key(ana).verifier().text() + "\n");
    folder = Files.createDirectories(typed.data().resolve("sets/wa-2030"));
    write(folder, "38", today.plusDays(2), "\"citation\": \"RCW 69.50.535\",");
  }

  @AfterAll
  static void stop() {
    typed.close();
  }

  private static Path key(String name, int seed) throws IOException {
    var key =
        SignerKey.generate(
            name, SignatureType.ED25519, _ -> Digests.sha256(new byte[] {(byte) seed}));
    return Files.writeString(typed.data().resolve(name + ".key"), key.secretText() + "\n");
  }

  /** All as in 2018, but for the excise. */
  private static void write(Path folder, String percent, LocalDate from, String citation)
      throws IOException {
    String shares =
        String.join(
            ", ",
            Arrays.stream(
                    """
                    license-types permissions product-classes transfer-purposes transfer-matrix
                    result-gates waiting-periods goods conversions quantity-limits sample-ladders
                    retention lab-groups lab-analytes lab-totals lab-limits lab-panels lab-words
                    lab-subcontracts\
                    """
                        .split("\\s+"))
                .map(kind -> "\"" + kind + "\": \"" + SETS + "\"")
                .toList());
    String units =
        RuleFiles.shipped()
            .read("wa/wa-2018/set.json")
            .orElseThrow()
            .replaceAll("(?s).*\"units\": (\\[[^]]*]).*", "$1");
    Files.writeString(
        folder.resolve("set.json"),
        """
        {"set": "wa-2030", "version": 1, "title": "Another excise", "published": "%s",
         "effective-from": "%s", "units": %s, "shares": {%s}}
        """
            .formatted(from.minusDays(1), from, units, shares));
    Files.writeString(
        folder.resolve("taxes.json"),
        """
        {"about": "Taxes on sales.", "rows": [{"key": "excise", "percent": "%s",
         "of": "the selling price", "sentence": "An excise is due.", "effect": "warn", %s
         "evidence": "unverified"}]}
        """
            .formatted(percent, citation));
  }

  private static String said(int status, String... words) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(RulesCommand.line(out).execute(words))
        .as(() -> bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(status);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String published(int status, String... others) {
    var words =
        new ArrayList<>(List.of("publish", folder.toString(), "--data", typed.data().toString()));
    words.addAll(List.of("--reason", "The excise rose"));
    words.addAll(List.of(others));
    return said(status, words.toArray(String[]::new));
  }

  private static String signed(Path key) {
    return said(0, "sign", folder.toString(), "--key", key.toString());
  }

  @Test
  void isTakenAsItWasSignedAndNotOtherwise() throws Exception {
    assertThat(published(1, "--from", today.plusDays(2).toString()))
        .contains("wa/wa-2030/set.signature: is missing: nobody has signed the set.");
    assertThat(signed(stranger))
        .contains("wa-2030/1, ", " files, is signed by stranger")
        .contains("Registries publish it whose setting approvers names this key:");
    assertThat(published(1)).contains("is signed by nobody who may: it has stranger, ");
    assertThat(signed(ana)).contains("is signed by stranger, ana");

    write(folder, "39", today.plusDays(2), "\"citation\": \"RCW 69.50.535\",");
    assertThat(published(1))
        .as("the percent is another one since")
        .contains("wa/wa-2030/taxes.json: is not what was signed.");
    assertThat(said(0, "impact", folder.toString(), "--data", typed.data().toString()))
        .contains("somebody who may must sign", "wa/wa-2030/taxes.json: is not what was signed");

    assertThat(signed(ana)).contains("is signed by ana:");
    assertThat(published(0)).contains("wa-2030/1 is published");
    assertThat(said(0, "list", "--data", typed.data().toString()))
        .contains("wa-2018 was there when the registry began, signed by perennial-rules")
        .containsPattern("wa-2030/1 was published on .*, signed by ana: The excise rose");
  }

  @Test
  void isNotSignedWithADefect() throws Exception {
    Path other = Files.createDirectories(typed.data().resolve("other/wa-2030"));
    write(other, "38", today.plusDays(2), "");
    assertThat(said(2, "sign", other.toString(), "--key", ana.toString()))
        .contains("The rule set is not fit for use:", "wa/wa-2030/taxes.json, rows[0].citation");
    assertThat(other.resolve("set.signature")).doesNotExist();
    assertThat(said(2, "sign", typed.data().resolve("none").toString(), "--key", ana.toString()))
        .contains("There is no folder ");
    assertThat(said(2, "sign", folder.toString(), "--key", folder.resolve("set.json").toString()))
        .contains("set.json is no approver's key");
    var witness = SignerKey.generate("w", SignatureType.COSIGNATURE_V1, byte[]::new);
    Path its = Files.writeString(typed.data().resolve("w.key"), witness.secretText());
    assertThat(said(2, "sign", folder.toString(), "--key", its.toString()))
        .contains("w.key is no approver's key but a witness's");
  }
}
