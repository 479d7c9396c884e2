package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.oversight.impact.Impact;
import perennial.oversight.impact.ImpactReport;
import perennial.oversight.impact.PublicationCheck;
import perennial.oversight.repair.Approval;
import perennial.oversight.repair.ApprovalLacking;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.Candidate;
import perennial.server.demo.LivedRegistry;
import tools.jackson.databind.json.JsonMapper;

/** What a rule set would change is told before it is published, and approved by two. */
final class ImpactTest {
  private static final LivedRegistry REGISTRY = new LivedRegistry();
  private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
  private static final RulePack PACK = RulePackLoader.loadShipped("wa", "2018");
  private static final RuleSet BEFORE = PACK.getInForce(NOW);
  private static final SignerKey ANA = key("ana");
  private static final SignerKey BEN = key("ben");

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    REGISTRY.close();
  }

  private static SignerKey key(String name) {
    return SignerKey.generate(name, SignatureType.ED25519, Registry.randomOf(new SecureRandom()));
  }

  private static Candidate present() {
    return Candidate.load(
        RuleFiles.shipped(), PACK.jurisdiction(), "wa-2022", LocalDate.of(2027, 1, 1));
  }

  private static Impact impact(RuleSet after) throws SQLException {
    return Impact.of(REGISTRY.verify(), BEFORE, after, NOW);
  }

  private Path written(Impact impact, Candidate candidate) throws IOException {
    Path file = folder.resolve("report.json");
    ImpactReport.write(file, impact, BEFORE.version(), candidate);
    return file;
  }

  @Test
  void changesNothingByTheSameRules() throws SQLException {
    Impact impact = impact(BEFORE);
    assertThat(impact.judged()).isEqualTo(2);
    assertThat(impact.changes()).isZero();
    assertThat(impact.extent()).isZero();
    assertThat(new PublicationCheck(impact, present(), 0).demand(null, List.of(), List.of()))
        .isEmpty();
  }

  @Test
  void namesEveryResultThatWouldWaitWithItsLotsOwnersAndMass() throws SQLException, IOException {
    Candidate candidate = present();
    Impact impact = impact(candidate.first());
    assertThat(impact.changes()).isEqualTo(2);
    var root = JsonMapper.builder().build().readTree(Files.readString(written(impact, candidate)));
    assertThat(root.path("matrix")).hasSize(1);
    var cell = root.path("matrix").get(0);
    assertThat(cell.path("before").asString()).isEqualTo("PASS");
    assertThat(cell.path("after").asString())
        .as("missing is not failed")
        .isEqualTo("INDETERMINATE");
    assertThat(cell.path("lots").intValue()).isPositive();
    assertThat(cell.path("owners").intValue()).isPositive();
    assertThat(root.path("results")).hasSize(2);
    var result = root.path("results").get(0);
    assertThat(result.path("why").toString()).contains("pesticide");
    assertThat(result.path("stock")).isNotEmpty();
    assertThat(result.path("stock").get(0).path("owner").asString()).matches("[A-Z][0-9]+");
  }

  @Test
  void isPublishedOnASignedReportOfAllOfItAlone() throws SQLException, IOException {
    Candidate candidate = present();
    Impact impact = impact(candidate.first());
    Path file = written(impact, candidate);
    ImpactReport report = ImpactReport.read(file);
    var check = new PublicationCheck(impact, candidate, 1);
    var keys = List.of(ANA.verifier(), BEN.verifier());
    var both = List.of(Approval.by(ANA, report.hash()), Approval.by(BEN, report.hash()));

    assertThatThrownBy(() -> check.demand(null, keys, both))
        .isInstanceOf(PublicationCheck.Refused.class)
        .hasMessageContaining("perennial rules impact");
    assertThatThrownBy(() -> check.demand(report, keys, List.of(both.getFirst())))
        .isInstanceOf(ApprovalLacking.class);
    assertThat(check.demand(report, keys, both)).containsExactlyInAnyOrder("ana", "ben");
    assertThat(new PublicationCheck(impact, candidate, 2).demand(null, keys, List.of()))
        .as("as much as may change without approval")
        .isEmpty();
  }

  @Test
  void takesNoReportOfSomethingElse() throws SQLException, IOException {
    Candidate candidate = present();
    Impact impact = impact(candidate.first());
    ImpactReport ofNothing = ImpactReport.read(written(impact(BEFORE), candidate));
    var other =
        Candidate.load(
            RuleFiles.shipped(), PACK.jurisdiction(), "wa-2022", LocalDate.of(2027, 1, 2));

    assertThatThrownBy(
            () -> new PublicationCheck(impact, other, 0).demand(ofNothing, List.of(), List.of()))
        .isInstanceOfSatisfying(
            PublicationCheck.Refused.class,
            refused ->
                assertThat(refused.faults())
                    .anyMatch(fault -> fault.contains("another first day, 2027-01-01"))
                    .anyMatch(fault -> fault.startsWith("By now 2 verdicts would change")));
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"results\":[]}");
    assertThatThrownBy(() -> ImpactReport.read(broken)).isInstanceOf(IOException.class);
  }

  private static RuleFiles changed(String file, String text, String by) {
    RuleFiles shipped = RuleFiles.shipped();
    return path ->
        shipped
            .read(path)
            .map(found -> path.equals("wa/wa-2022/" + file) ? replaced(found, text, by) : found);
  }

  private static String replaced(String found, String text, String by) {
    assertThat(found).contains(text);
    return found.replace(text, by);
  }

  private static Candidate candidate(RuleFiles files) {
    return Candidate.load(files, PACK.jurisdiction(), "wa-2022", LocalDate.of(2027, 1, 1));
  }

  @Test
  void tellsOfStockTransfersAndSales() throws SQLException, IOException {
    Candidate strict =
        candidate(changed("quantity-limits.json", "\"most\": \"22679.6185\"", "\"most\": \"1\""));
    Impact impact = impact(strict.first());
    var goods =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(written(impact, strict)))
            .path("goods");

    assertThat(goods)
        .anySatisfy(cell -> {
          assertThat(cell.path("of").asString()).isEqualTo("lots in stock");
          assertThat(cell.path("before").asString()).isEqualTo("allowed");
          assertThat(cell.path("after").asString()).isEqualTo("denied");
          assertThat(cell.path("count").intValue()).isPositive();
          assertThat(cell.path("owners").intValue()).isPositive();
          assertThat(cell.path("grams").asString()).isNotEqualTo("0");
        })
        .anySatisfy(cell -> assertThat(cell.path("of").asString()).isEqualTo("sales of a year"));
    assertThat(impact.extent()).isGreaterThan(impact(present().first()).extent());
  }

  @Test
  void isNeverPublishedWhereAnActWouldBeNobodys() throws SQLException {
    Candidate forgetful =
        candidate(changed("permissions.json", "\"lot.update\", \"lot.split\"", "\"lot.update\""));
    Impact impact = impact(forgetful.first());

    assertThatThrownBy(() ->
            new PublicationCheck(impact, forgetful, Long.MAX_VALUE)
                .demand(null, List.of(), List.of()))
        .isInstanceOf(PublicationCheck.Refused.class)
        .hasMessage("It names nobody who may do: lot.split.");
  }

  /** The wire of before has a field for each of its analytes and for no other. */
  @Test
  void namesEveryLicenseeOnAWireThatCannotCarryWhatIsDemanded() throws SQLException, IOException {
    RuleFiles shipped = RuleFiles.shipped();
    RuleFiles demanding =
        path ->
            switch (path) {
              case "wa/wa-2022/lab-analytes.json" ->
                  Optional.of(
                      "{\"about\": \"More.\", \"defaults\": {\"citation\": \"New law\","
                          + " \"evidence\": \"verified\", \"effect\": \"deny\"}, \"rows\": [{\"key\":"
                          + " \"nickel\", \"name\": \"Nickel\", \"group\": \"metal\", \"unit\":"
                          + " \"ppm\", \"form\": \"amount\"}]}");
              case "wa/wa-2022/lab-panels.json" ->
                  shipped
                      .read(path)
                      .map(text ->
                          text.replaceFirst(
                              "\"requires\": \\[",
                              "\"requires\": [{\"group\": \"metal\", \"analytes\": [\"nickel\"],"
                                  + " \"effect\": \"deny\"},"));
              default -> shipped.read(path);
            };
    Candidate candidate = candidate(demanding);
    Impact impact = impact(candidate.first());
    var check = new PublicationCheck(impact, candidate, Long.MAX_VALUE);

    assertThat(impact.onOldWire())
        .as("growers, laboratories and retailers of two lives")
        .hasSize(6)
        .anyMatch(code -> code.startsWith("R"));
    assertThatThrownBy(() -> check.demand(null, List.of(), List.of()))
        .isInstanceOf(PublicationCheck.Refused.class)
        .hasMessageContaining("the old wire cannot carry")
        .hasMessageContaining(impact.onOldWire().getLast());
    ImpactReport unnamed = ImpactReport.read(written(impact(BEFORE), candidate));
    assertThatThrownBy(() -> check.demand(unnamed, List.of(), List.of()))
        .hasMessageContaining("does not name all that are on the old wire");
  }

  @Test
  void isSpoiledByOneLetter() throws SQLException, IOException {
    Candidate candidate = present();
    Impact impact = impact(candidate.first());
    Path file = written(impact, candidate);
    var notes =
        List.of(
            Approval.by(ANA, ImpactReport.read(file).hash()),
            Approval.by(BEN, ImpactReport.read(file).hash()));
    Files.writeString(file, Files.readString(file).replaceFirst("\"PASS\"", "\"FAIL\""));

    ImpactReport changed = ImpactReport.read(file);
    assertThatThrownBy(() ->
            new PublicationCheck(impact, candidate, 0)
                .demand(changed, List.of(ANA.verifier(), BEN.verifier()), notes))
        .isInstanceOf(ApprovalLacking.class);
  }
}
