package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {

  private final Problems problems = new Problems();

  @Test
  void namesWhatIsMissingAsTheOldSystemDid() {
    Fields fields = fields("{}");
    fields.id("global_area_id", Need.REQUIRED);
    fields.id("global_id", Need.REQUIRED);
    fields.number("num_plants", Need.when("type", "propagation material"), NumberForm.COUNT);
    assertThat(body())
        .isEqualTo(
            """
            {"error":true,"error_message":"","validation_messages":{\
            "area_id":["The area id field is required."],\
            "global_id":["The global id field is required."],\
            "num_plants":["The num plants field is required when type is propagation material."]}}\
            """);
  }

  /** The error bodies that were recorded on the real site, read as their JSON. */
  @Test
  void saysWhatWasRecorded() throws IOException {
    JsonNode recorded =
        SharedFiles.json("golden-harvest-and-errors.json").get("_error_bodies_seen");
    Fields update = fields("{\"global_id\":\"WAJ1.BA1\"}");
    update.refuse("global_id", LeafTexts.HARVEST_BATCH);
    update.text("type", Need.REQUIRED);
    update.id("global_strain_id", Need.REQUIRED);
    update.id("global_area_id", Need.REQUIRED);
    assertThat(JsonMapper.shared().readTree(ErrorBody.of(problems).bytes()))
        .isEqualTo(recorded.get("422 batches/update of a harvest batch (v1.37.5)"));
    Problems waste = new Problems();
    Fields.of(object("{}"), waste).refuse("global_inventory_id", LeafTexts.WASTE);
    assertThat(JsonMapper.shared().readTree(ErrorBody.of(waste).bytes()))
        .isEqualTo(recorded.get("422 disposals"));
    assertThat(JsonMapper.shared().readTree(ErrorBody.of(LeafTexts.ITEMS_NEED_RESULT).bytes()))
        .isEqualTo(recorded.get("500 inventory_transfers without a result"));
  }

  @Test
  void namesTheFirstKeyThatIsNotThere() {
    Fields fields = fields("{\"external_id\":null,\"cost\":0}");
    assertThat(fields.firstAbsent("external_id", "net_weight", "cost")).contains("net_weight");
    assertThat(fields.firstAbsent("external_id", "cost")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "0, false",
    "'\"1\"', true",
    "'\"0\"', false",
    "true, true",
    "false, false",
    "'\"true\"', true",
    "'\" 0 \"', false"
  })
  void readsFlagsInEveryForm(String json, boolean flag) {
    assertThat(fields("{\"a\":" + json + "}").flag("a", Need.REQUIRED)).contains(flag);
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "\"yes\"", "1.5", "[]", "{}", "\"null\""})
  void refusesFlagsThatAreNone(String json) {
    assertThat(fields("{\"a\":" + json + "}").flag("a", Need.OPTIONAL)).isEmpty();
    assertThat(messages()).containsOnlyKeys("a");
  }

  @Test
  void takesNullAndEmptyAsMissing() {
    Fields fields = fields("{\"global_area_id\":null,\"name\":\"  \",\"qty\":\"\",\"when\":\"\"}");
    assertThat(fields.id("global_area_id", Need.REQUIRED)).isEmpty();
    assertThat(fields.text("name", Need.REQUIRED)).isEmpty();
    assertThat(fields.number("qty", Need.REQUIRED, NumberForm.QUANTITY)).isEmpty();
    assertThat(fields.moment("when", Need.OPTIONAL)).isEmpty();
    assertThat(messages()).containsOnlyKeys("area_id", "name", "qty");
  }

  @Test
  void tellsAbsentNullEmptyAndZeroApart() {
    Fields fields = fields("{\"b\":null,\"c\":\"\",\"d\":0}");
    assertThat(fields.presence("a")).isEqualTo(Presence.ABSENT);
    assertThat(fields.presence("b")).isEqualTo(Presence.NULL);
    assertThat(fields.presence("c")).isEqualTo(Presence.EMPTY);
    assertThat(fields.presence("d")).isEqualTo(Presence.VALUE);
  }

  @Test
  void readsEveryKindOfValue() {
    Fields fields =
        fields(
            """
            {"external_id":12345,"type":"plant","global_area_id":"AR12","qty":"2.5",
             "num_plants":"10","is_sample":"1","sold_at":"11/20/2026"}\
            """);
    assertThat(fields.text("external_id", Need.REQUIRED)).contains("12345");
    assertThat(fields.choice("type", Need.REQUIRED, Set.of("plant"))).contains("plant");
    assertThat(fields.id("global_area_id", Need.REQUIRED)).contains(new LeafId("", "AR", "12"));
    assertThat(fields.number("qty", Need.REQUIRED, NumberForm.QUANTITY))
        .contains(new BigDecimal("2.5"));
    assertThat(fields.count("num_plants", Need.REQUIRED, 10)).contains(10);
    assertThat(fields.flag("is_sample", Need.REQUIRED)).contains(true);
    assertThat(fields.moment("sold_at", Need.REQUIRED)).isPresent();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void notesEveryRefusalAtOnce() {
    Fields fields =
        fields(
            """
            {"name":true,"type":"x","global_strain_id":"no id","qty":"many","num_plants":11,
             "retest":"maybe","medically_compliant":2,"sold_at":"02/30/2019","adjusted_at":"2019-01-01T00:00:00Z"}\
            """);
    fields.text("name", Need.OPTIONAL);
    fields.choice("type", Need.OPTIONAL, Set.of("plant"), LeafTexts.BATCH_TYPE);
    fields.id("global_strain_id", Need.OPTIONAL);
    fields.number("qty", Need.OPTIONAL, NumberForm.QUANTITY);
    fields.count("num_plants", Need.OPTIONAL, 10);
    fields.flag("retest", Need.OPTIONAL);
    fields.flag("medically_compliant", Need.OPTIONAL, LeafTexts.MEDICALLY_COMPLIANT);
    fields.moment("sold_at", Need.OPTIONAL);
    fields.adjustedAt("adjusted_at", Need.OPTIONAL);
    assertThat(messages())
        .containsEntry("name", List.of("The name must be a string."))
        .containsEntry("type", List.of("The batch type submitted is invalid."))
        .containsEntry("strain_id", List.of("The selected strain id is invalid."))
        .containsEntry("qty", List.of("The qty must be a number."))
        .containsEntry("num_plants", List.of("The num plants may not be greater than 10."))
        .containsEntry("retest", List.of("The retest field must be true or false."))
        .containsEntry(
            "medically_compliant", List.of("You must submit a valid value for medically_compliant"))
        .containsEntry("sold_at", List.of("The sold at is not a valid date."))
        .containsEntry(
            "adjusted_at", List.of("The adjusted at does not match the format m/d/Y H:ia."))
        .hasSize(9);
  }

  @Test
  void countsTheRowsOnlyWhenThereAreSeveral() {
    Fields.rows(List.of(object("{}")), problems).getFirst().text("name", Need.REQUIRED);
    Fields.rows(List.of(object("{}"), object("{}")), problems)
        .get(1)
        .id("global_area_id", Need.REQUIRED);
    assertThat(messages())
        .containsExactly(
            Map.entry("name", List.of("The name field is required.")),
            Map.entry("1.area_id", List.of("The area id field is required.")));
  }

  @Test
  void readsNestedObjectsUnderTheirPath() {
    Fields fields =
        fields("{\"inventory_transfer_items\":[{\"qty\":1},{\"global_inventory_id\":\"IN1\"}]}");
    List<Fields> items = fields.items("inventory_transfer_items", Need.REQUIRED, 2);
    assertThat(items).hasSize(2);
    items.forEach(item -> item.number("qty", Need.REQUIRED, NumberForm.QUANTITY));
    items.forEach(item -> item.id("global_inventory_id", Need.REQUIRED));
    assertThat(messages())
        .containsOnlyKeys(
            "inventory_transfer_items.0.inventory_id", "inventory_transfer_items.1.qty")
        .containsValue(List.of("The inventory id field is required."));
  }

  @Test
  void refusesArraysThatAreNoneOrTooLong() {
    Fields fields = fields("{\"a\":[],\"b\":5,\"c\":[1],\"d\":[{},{},{}],\"e\":{}}");
    assertThat(fields.items("a", Need.REQUIRED, 2)).isEmpty();
    assertThat(fields.items("b", Need.REQUIRED, 2)).isEmpty();
    assertThat(fields.items("c", Need.REQUIRED, 2)).isEmpty();
    assertThat(fields.items("d", Need.REQUIRED, 2)).isEmpty();
    assertThat(fields.items("e", Need.REQUIRED, 2)).hasSize(1);
    assertThat(messages())
        .containsEntry("a", List.of("The a field is required."))
        .containsEntry("b", List.of("The b must be an array."))
        .containsEntry("c", List.of("The c must be an array."))
        .containsEntry("d", List.of("The d may not have more than 2 items."))
        .hasSize(4);
  }

  @Test
  void readsPlantIdsAsObjectsAndPlainly() {
    Fields fields =
        fields("{\"global_plant_ids\":[{\"global_plant_id\":\"PL1\"},\"PL2\",{},\"?\"]}");
    assertThat(fields.ids("global_plant_ids", "global_plant_id", Need.REQUIRED, 10))
        .containsExactly(new LeafId("", "PL", "1"), new LeafId("", "PL", "2"));
    assertThat(messages())
        .containsEntry("plant_ids.2.plant_id", List.of("The plant id field is required."))
        .containsEntry("plant_ids.3", List.of("The selected plant id is invalid."));
  }

  @Test
  void refusesTextsOneBeyondTheLimit() {
    String longest = "x".repeat(Fields.TEXT_LENGTH_MAX);
    assertThat(fields("{\"name\":\"" + longest + "\"}").text("name", Need.REQUIRED)).isPresent();
    assertThat(fields("{\"name\":\"" + longest + "x\"}").text("name", Need.REQUIRED)).isEmpty();
    assertThat(messages())
        .containsEntry("name", List.of("The name may not be greater than 255 characters."));
  }

  @Test
  void countsTheProblemsBeyondTheLimit() {
    for (int row = 0; row <= Problems.LIMIT; row++) {
      problems.add(row + ".name", "The name field is required.");
    }
    assertThat(messages()).hasSize(Problems.LIMIT + 1);
    assertThat(messages().get("more")).containsExactly("1 more problems are not listed.");
  }

  @Test
  void notesTheSameTextOnce() {
    problems.add("name", "a");
    problems.add("name", "a");
    problems.add("name", "b");
    assertThat(messages().get("name")).containsExactly("a", "b");
  }

  @Test
  void readsLaboratoryFieldsByEverySpelling() {
    Fields fields =
        fields(
            """
            {"solvent_heptane_ppm":1,"pesticide_piperonyl_butoxideb_ppm":"0","metal_lead_ppm":null,
             "metal_arsenic_ppm":"","foreign_matter_stems":"1","pesticide_bifentrin_ppm":5,
             "pesticide_bifenthrin_ppm":6,"pesticide_unheard_of_ppm":7,"metal_mercury_ppm":"a bit"}\
            """);
    List<String> read = new ArrayList<>();
    for (SentAnalyte sent : LabFields.read(fields)) {
      read.add(sent.analyte().field() + " " + sent.presence() + " " + sent.number());
    }
    assertThat(read)
        .containsExactly(
            "solvent_heptanes_ppm VALUE Optional[1]",
            "pesticide_piperonyl_butoxide_b_ppm VALUE Optional[0]",
            "metal_lead_ppm NULL Optional.empty",
            "metal_arsenic_ppm EMPTY Optional.empty",
            "foreign_matter_stems VALUE Optional[1]",
            "pesticide_bifenthrin_ppm VALUE Optional[6]",
            "metal_mercury_ppm VALUE Optional.empty");
    assertThat(messages()).containsOnlyKeys("metal_mercury_ppm");
  }

  private Fields fields(String json) {
    return Fields.of(object(json), problems);
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private String body() {
    return new String(ErrorBody.of(problems).bytes(), StandardCharsets.UTF_8);
  }

  private Map<String, List<String>> messages() {
    return problems.messages() instanceof ValidationMessages.ByField(var messages)
        ? messages
        : Map.of();
  }
}
