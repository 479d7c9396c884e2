package perennial.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import perennial.laboratory.LabResult;
import perennial.laboratory.ResultVerdict;
import perennial.laboratory.TestingStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The common form of lab results, held to the published form itself. */
class WciaTest {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What is published names the type of each field in words; this says the same in JSON Schema. All
   * fields are demanded, and no other is taken but in {@code meta}.
   */
  private static ObjectNode schema(JsonNode published) {
    ObjectNode schema = JSON.createObjectNode();
    if (published.isObject()) {
      schema.put("type", "object");
      var properties = schema.putObject("properties");
      var required = schema.putArray("required");
      for (Map.Entry<String, JsonNode> field : published.properties()) {
        properties.set(field.getKey(), schema(field.getValue()));
        required.add(field.getKey());
      }
      schema.put("additionalProperties", published.isEmpty());
    } else if (published.isArray()) {
      schema.put("type", "array").set("items", schema(published.get(0)));
    } else {
      switch (published.asString()) {
        case "string" -> schema.put("type", "string");
        case "string|null" -> schema.putArray("type").add("string").add("null");
        case "bool[0,1]" -> schema.putArray("enum").add(0).add(1);
        default -> throw new AssertionError(published.asString());
      }
    }
    return schema;
  }

  private static String published() throws IOException {
    Path file =
        Path.of(
            System.getProperty("perennial.shared", ""), "data/wcia/v-2-2-lab-result-schema.json");
    assumeThat(file).as("the reference data").exists();
    return Files.readString(file);
  }

  private static void hold(LabResult result) throws IOException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var schema = registry.getSchema(schema(JSON.readTree(published())).toString());
    ObjectNode document = Wcia.of(Samples.certified(result, Samples.HOSTILE), Samples.BASE);
    assertThat(schema.validate(document)).isEmpty();
    document.remove("labresult_id");
    assertThat(schema.validate(document)).as("one field less").isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(ResultVerdict.class)
  void isOfThePublishedForm(ResultVerdict verdict) throws IOException {
    hold(Samples.result(verdict, TestingStatus.COMPLETED, null, null));
  }

  @Test
  void isOfThePublishedFormWhileTestingGoesOn() throws IOException {
    hold(Samples.result(ResultVerdict.INDETERMINATE, TestingStatus.IN_PROGRESS, null, null));
  }

  @Test
  void isOfThePublishedFormWithValuesThatDoNotCount() throws IOException {
    hold(Samples.uncounted());
  }

  @Test
  void takesNoValueForPassedThatDoesNotCount() {
    ObjectNode document = Wcia.of(Samples.certified(Samples.uncounted(), "Lab"), Samples.BASE);
    for (JsonNode test : document.path("metric_list")) {
      boolean isOfOthers = test.path("test_id").asString().endsWith("-mycotoxin");
      assertThat(test.path("status").asString().equals("not counted"))
          .as(test.toString())
          .isEqualTo(isOfOthers);
      for (JsonNode metric : test.path("metrics")) {
        assertThat(metric.path("status").asString().equals("not counted")).isEqualTo(isOfOthers);
      }
    }
    assertThat(document.path("meta").path("not_counted").path("mycotoxin").asString())
        .startsWith("tested by L99, which was not accredited");
  }

  @Test
  void namesTheResultsBeforeAndAfterWhereGoodsWereTestedAgain() {
    LabResult result = Samples.result(ResultVerdict.PASS, TestingStatus.COMPLETED, null, null);
    JsonNode meta = Wcia.of(Samples.certified(result, "Lab"), Samples.BASE).path("meta");
    assertThat(meta.path("retest_of").toString()).isEqualTo("[\"WAL21.LR19\"]");
    assertThat(meta.path("retested_by").toString()).isEqualTo("[\"WAL22.LR1B\"]");
  }

  @Test
  void takesNothingUndecidedForPassed() {
    for (TestingStatus testing : TestingStatus.values()) {
      assertThat(status(ResultVerdict.INDETERMINATE, testing)).isEqualTo("in progress");
    }
    assertThat(status(ResultVerdict.PASS, TestingStatus.COMPLETED)).isEqualTo("pass");
    assertThat(status(ResultVerdict.FAIL, TestingStatus.COMPLETED)).isEqualTo("fail");
  }

  private static String status(ResultVerdict verdict, TestingStatus testing) {
    return Wcia.of(Samples.certified(verdict, testing, "Lab"), Samples.BASE)
        .path("status")
        .asString();
  }

  @Test
  void tellsNotDetectedFromZeroAndLeavesOutWhatWasNotTested() {
    ObjectNode document =
        Wcia.of(
            Samples.certified(ResultVerdict.PASS, TestingStatus.COMPLETED, "Lab"), Samples.BASE);
    assertThat(amount(document, "microbial_salmonella_cfu_g")).isEqualTo("ND");
    assertThat(amount(document, "cannabinoid_cbd_percent")).isEqualTo("<0.01");
    assertThat(amount(document, "pesticide_abamectin_ppm")).isEqualTo("0");
    assertThat(document.toString()).doesNotContain("metal_lead_ppm");
  }

  private static String amount(ObjectNode document, String key) {
    for (JsonNode test : document.path("metric_list")) {
      for (JsonNode metric : test.path("metrics")) {
        if (metric.path("id").asString().equals(key)) {
          return metric.path("qom").asString();
        }
      }
    }
    throw new AssertionError(key);
  }
}
