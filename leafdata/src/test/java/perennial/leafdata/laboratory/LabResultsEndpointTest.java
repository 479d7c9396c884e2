package perennial.leafdata.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.inventory.Lot;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** Lab results over the wire. */
final class LabResultsEndpointTest {
  private static final LeafServer SERVER = LeafServer.shared();

  /** What a passing flower lot's sender states; 24 fields with the two lots and the client. */
  private static final String ANALYTES =
      """
      "external_id": "LW2702", "testing_status": "completed", "notes": "None.",
      "received_at": "11/01/2026", "tested_at": "11/02/2026 04:45pm",
      "type": "lab_sample", "cannabinoid_editor": "",
      "cannabinoid_status": "completed", "cannabinoid_d9_thc_percent": 12.345,
      "cannabinoid_d9_thca_percent": "12.345", "cannabinoid_cbd_percent": null,
      "moisture_content_water_activity_rate": "0.500", "moisture_content_percent": 9,
      "foreign_matter_stems": "0", "foreign_matter_seeds": 0,
      "microbial_status": "completed", "microbial_bile_tolerant_cfu_g": 0,
      "microbial_pathogenic_e_coli_cfu_g": "0", "microbial_salmonella_cfu_g": "0",
      "mycotoxin_status": "completed", "mycotoxin_aflatoxins_ppb": "%s",
      "mycotoxin_ochratoxin_ppb": ""\
      """;

  private final LeafCaller grower = SERVER.licensee("cultivator_production");
  private final LeafCaller lab = SERVER.licensee("lab");
  private final Goods goods = new Goods(SERVER.store());
  private final Lot lot = goods.lot(grower);
  private final Lot sample = goods.sample(grower, lot, lab);

  private String row(Lot of, String more) {
    return "{\"global_inventory_id\": \"%s\", \"global_for_inventory_id\": \"%s\", %s%s}"
        .formatted(Goods.id(lab, of), Goods.id(grower, lot), ANALYTES.formatted("1.0"), more);
  }

  private Reply report(String rows) {
    return lab.post("/lab_results", "{\"lab_result\": " + rows + "}");
  }

  private static List<String> names(JsonNode object) {
    return new ArrayList<>(object.propertyNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "[%s]"})
  void answersAListOfOneInBothEnvelopes(String envelope) {
    Reply made = report(envelope.formatted(row(sample, "")));
    assertThat(made.ok().isArray()).isTrue();
    assertThat(made.ok()).hasSize(1);
    JsonNode result = made.first();
    assertThat(result.path("global_id").asString()).matches("WA" + lab.code() + "\\.LR[0-9A-Z]+");
    assertThat(result.path("status").asString()).isEqualTo("passed");
    assertThat(result.path("testing_status").asString()).isEqualTo("completed");
    assertThat(result.path("total_thc").decimalValue()).isEqualByComparingTo("23.172");
    assertThat(result.path("retest_eligible").isBoolean()).isTrue();
    assertThat(result.path("extraction_eligible").booleanValue()).isTrue();
    assertThat(result.path("external_id").asString()).isEqualTo("LW2702");
    assertThat(result.path("cannabinoid_d9_thc_percent").isNumber()).as("as sent").isTrue();
    assertThat(result.path("cannabinoid_d9_thca_percent").asString()).isEqualTo("12.345");
    assertThat(result.path("cannabinoid_cbd_percent").isNull()).isTrue();
    assertThat(result.path("type").asString()).isEqualTo("harvest_materials");
    assertThat(result.path("intermediate_type").asString()).isEqualTo("flower_lots");
    assertThat(result.path("global_for_mme_id").asString()).isEqualTo(grower.licenseeId());
  }

  @Test
  void answersWhatWasSentAndWhatIsComputed() {
    Set<String> expected = new TreeSet<>(FieldLists.LAB_RESULT_CREATED.computed());
    expected.add("for_inventory");
    for (String part : ANALYTES.split("\"", -1)) {
      if (FieldLists.LAB_RESULT.names().contains(part)) {
        expected.add(part);
      }
    }
    JsonNode result = report(row(sample, "")).first();
    assertThat(names(result)).containsExactlyInAnyOrderElementsOf(expected).hasSize(44);
    assertThat(names(result.path("inventory")))
        .containsExactlyElementsOf(FieldLists.LOT_EMBEDDED.names())
        .hasSize(40);
    assertThat(names(result.path("for_inventory")))
        .containsExactlyElementsOf(FieldLists.FOR_INVENTORY.names())
        .hasSize(41);
    assertThat(names(result.path("for_inventory").path("inventory_type"))).hasSize(28);
    assertThat(
            result.path("inventories").valueStream().map(each -> each.path("global_id").asString()))
        .containsExactly(Goods.id(grower, lot), Goods.id(lab, sample));
  }

  @Test
  void showsTheResultOnBothLots() {
    JsonNode result = report(row(sample, "")).first();
    String id = result.path("global_id").asString();
    for (JsonNode each : result.path("inventories")) {
      assertThat(each.path("global_lab_result_id").asString()).isEqualTo(id);
      assertThat(each.path("sent_for_testing").asString()).isEqualTo("1");
    }
    JsonNode inventory = result.path("inventory");
    assertThat(inventory.path("qty").asString()).isEqualTo("5.0000");
    assertThat(inventory.path("global_original_id").asString()).isEqualTo(Goods.id(grower, lot));
    assertThat(inventory.path("global_created_by_mme_id").asString())
        .isEqualTo(grower.licenseeId());
    assertThat(result.path("for_inventory").path("qty").asString()).isEqualTo("95.0000");
  }

  /** Ten characters that would print as a gigabyte, and more digits than a long has. */
  @Test
  void absurdNumbersHarmNobody() {
    for (String number :
        List.of("\"1e999999999\"", "\"1e-999999999\"", "1234567890123456789012.5")) {
      for (String field :
          List.of("cannabinoid_d9_thc_percent", "moisture_content_percent", "any")) {
        assertThat(report(row(sample, ", \"%s\": %s".formatted(field, number))).status())
            .as("%s %s", field, number)
            .isIn(200, 422);
      }
    }
    lab.get("/lab_results").ok();
  }

  @Test
  void updatesWhatIsSentAndAnswers211Fields() {
    String id = report(row(sample, "")).id();
    Reply changed =
        lab.post(
            "/lab_results/update",
            """
            {"lab_result": {"global_id": "%s", "notes": "Seen again.", "intermediate_type": "x",
              "global_inventory_id": "%s", "global_for_inventory_id": "%s",
              "global_for_mme_id": "WAWA1.MM1"}}\
            """
                .formatted(id, Goods.id(lab, sample), Goods.id(grower, lot)));
    JsonNode result = changed.ok();
    assertThat(names(result)).containsExactlyElementsOf(FieldLists.LAB_RESULT.names()).hasSize(211);
    assertThat(result.path("notes").asString()).isEqualTo("Seen again.");
    assertThat(result.path("global_for_mme_id").asString()).isEqualTo("WAWA1.MM1");
    assertThat(result.path("intermediate_type").asString()).isEqualTo("flower_lots");
    assertThat(result.path("status").asString()).isEqualTo("passed");
    assertThat(result.path("cannabinoid_d9_thc_percent").asString()).isEqualTo("12.345");
    assertThat(result.path("tested_at").asString()).isEqualTo("11/02/2026 04:45pm");
    assertThat(result.path("retest_eligible").asString()).isEqualTo("0");
    assertThat(result.path("high_thc").isBoolean()).isTrue();
    assertThat(names(result.path("inventory_type"))).hasSize(28);
    // The laboratory's own envelope: a list of one and the bare object are taken too.
    for (String envelope : List.of("{\"lab_result\": [%s]}", "%s")) {
      String body = "{\"global_id\": \"" + id + "\", \"notes\": \"Again.\"}";
      assertThat(
              lab.post("/lab_results/update", envelope.formatted(body))
                  .ok()
                  .path("notes")
                  .asString())
          .isEqualTo("Again.");
    }
  }

  @Test
  void completesAResultThatWasBegun() {
    Reply begun =
        report(
            """
            {"global_inventory_id": "%s", "testing_status": "in_progress"}\
            """
                .formatted(Goods.id(lab, sample)));
    assertThat(begun.first().path("status").asString()).isEqualTo("in_progress");
    assertThat(begun.first().path("global_for_inventory_id").asString())
        .as("derived from the sample")
        .isEqualTo(Goods.id(grower, lot));
    JsonNode done =
        lab.post(
                "/lab_results/update",
                "{\"lab_result\": {\"global_id\": \"%s\", %s}}"
                    .formatted(begun.id(), ANALYTES.formatted("2000")))
            .ok();
    assertThat(done.path("status").asString()).isEqualTo("failed");
    assertThat(done.path("retest_eligible").asString()).isEqualTo("1");
  }

  @Test
  void listsToBothPartiesWithFilters() {
    String id = report(row(sample, "")).id();
    for (LeafCaller party : List.of(lab, grower)) {
      JsonNode page = party.get("/lab_results").ok();
      assertThat(page.path("total").intValue()).isEqualTo(1);
      JsonNode result = page.path("data").path(0);
      assertThat(names(result)).containsExactlyElementsOf(FieldLists.LAB_RESULT.names());
      assertThat(result.path("global_id").asString()).isEqualTo(id);
      assertThat(result.path("for_inventory").path("global_id").asString())
          .isEqualTo(Goods.id(grower, lot));
      assertThat(result.path("inventory").path("global_id").asString())
          .isEqualTo(Goods.id(lab, sample));
    }
    String batch =
        "WA" + lab.code() + ".BA" + Long.toString(sample.batch(), 36).toUpperCase(Locale.ROOT);
    String clientBatch =
        "WA" + grower.code() + ".BA" + Long.toString(lot.batch(), 36).toUpperCase(Locale.ROOT);
    assertThat(found(lab, "f_global_id=" + id)).isEqualTo(1);
    assertThat(found(lab, "f_global_id=" + id.substring(id.indexOf('.') + 1))).isEqualTo(1);
    assertThat(found(lab, "f_external_id=LW2702&f_status=passed")).isEqualTo(1);
    assertThat(found(lab, "f_status=failed")).isZero();
    assertThat(found(lab, "f_status=in_progress")).isZero();
    assertThat(found(lab, "f_testing_status=completed&f_type=harvest_materials")).isEqualTo(1);
    assertThat(found(lab, "f_testing_status=not_started")).isZero();
    assertThat(found(lab, "f_type=flower_lots")).isEqualTo(1);
    assertThat(found(lab, "f_type=flower")).isZero();
    assertThat(found(lab, "f_type=end_product")).isZero();
    assertThat(found(lab, "f_batch=" + batch)).isEqualTo(1);
    assertThat(found(grower, "f_batch=" + clientBatch)).isEqualTo(1);
    assertThat(found(grower, "f_batch=" + batch)).isZero();
    assertThat(found(lab, "f_date1=2019-06-01&f_external_id=&f_type=")).isEqualTo(1);
    assertThat(found(lab, "f_date2=01%2F01%2F2019")).isZero();
    assertThat(found(SERVER.licensee("dispensary"), "f_global_id=" + id)).isZero();
  }

  private static int found(LeafCaller caller, String query) {
    return caller.get("/lab_results?" + query).ok().path("total").intValue();
  }

  @Test
  void showsAResultToWhoHoldsItsGoods() {
    String id = report(row(sample, "")).id();
    LeafCaller retailer = SERVER.licensee("dispensary");
    goods.sent(grower, lot, retailer, false);
    JsonNode page = retailer.get("/lab_results?f_global_id=" + id).ok();
    assertThat(names(page)).hasSize(9);
    JsonNode result = page.path("data").path(0);
    assertThat(names(result)).hasSize(211);
    assertThat(result.path("status").asString()).isEqualTo("passed");
    assertThat(result.path("for_inventory").isNull()).as("the grower's lot is not its").isTrue();
    assertThat(result.path("inventories")).isEmpty();
    assertThat(found(retailer, "")).as("not in its own list").isZero();
  }

  @Test
  void showsTheResultOnLotsThatLeftAfterTheSample() {
    Lot late = goods.split(grower, lot);
    Lot early = goods.lot(grower);
    String id = report(row(sample, "")).id();
    for (Lot tested : List.of(lot, late)) {
      JsonNode shown = grower.get("/inventories?f_global_id=" + Goods.id(grower, tested)).first();
      assertThat(shown.path("global_lab_result_id").asString()).isEqualTo(id);
      assertThat(shown.path("labResults").path(0).path("global_id").asString()).isEqualTo(id);
      assertThat(shown.path("labResults").path(0).path("status").asString()).isEqualTo("passed");
    }
    JsonNode untested = grower.get("/inventories?f_global_id=" + Goods.id(grower, early)).first();
    assertThat(untested.path("global_lab_result_id").isNull()).isTrue();
    assertThat(untested.path("labResults")).isEmpty();
  }

  @Test
  void keepsFiveKindsOfValuesApart() {
    String id =
        report(
                row(
                    sample,
                    """
                    , "pesticide_status": "not_started", "pesticide_abamectin_ppm": 9999,
                    "metal_status": "completed", "metal_lead_ppm": 0, "metal_cadmium_ppm": null,
                    "metal_mercury_ppm": "", "solvent_of_the_future_ppm": 5\
                    """))
            .id();
    JsonNode result = lab.get("/lab_results?f_global_id=" + id).first();
    assertThat(result.path("status").asString()).isEqualTo("passed");
    assertThat(result.path("pesticide_abamectin_ppm").asString()).isEqualTo("9999.000");
    assertThat(result.path("pesticide_status").asString()).isEqualTo("not_started");
    assertThat(result.path("metal_lead_ppm").asString()).isEqualTo("0.000");
    assertThat(result.path("metal_cadmium_ppm").isNull()).isTrue();
    assertThat(result.path("metal_arsenic_ppm").isNull()).isTrue();
    assertThat(result.path("foreign_matter_stems").asString()).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "pesticide_piperonyl_butoxideb_ppm, pesticide_piperonyl_butoxide_b_ppm, failed",
    "pesticide_bifentrin_ppm, pesticide_bifenthrin_ppm, failed",
    // Nobody read that limit, so it warns.
    "pesticide_spirotetramet_ppm, pesticide_spirotetramat_ppm, passed"
  })
  void judgesOldAndMisspelledNamesToo(String sent, String column, String status) {
    Reply made =
        report(row(sample, ", \"pesticide_status\": \"completed\", \"" + sent + "\": 999"));
    assertThat(made.first().path("status").asString()).isEqualTo(status);
    JsonNode result = lab.get("/lab_results?f_global_id=" + made.id()).first();
    assertThat(result.path(column).asString()).isEqualTo("999.000");
  }

  @Test
  void refusesToDeleteWhatALotReliesOn() {
    String id = report(row(sample, "")).id();
    Reply refused = lab.delete("/lab_results/" + id);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("global_id"))
        .containsExactly(
            "A lot relies on this lab result, so it may not be deleted. Void it with a reason.");
    assertThat(found(lab, "f_global_id=" + id)).isEqualTo(1);
  }

  @Test
  void voidsWhatALotReliesOnWithAReason() {
    String id = report(row(sample, "")).id();
    Reply voided = lab.delete("/lab_results/" + id + "?reason=Samples%20mixed%20up.");
    assertThat(voided.status()).as(voided.text()).isEqualTo(200);
    assertThat(voided.text()).isEqualTo("[]");
    JsonNode row = grower.get("/inventories?f_global_id=" + Goods.id(grower, lot)).first();
    assertThat(row.path("global_lab_result_id").asString("")).isNotEqualTo(id);
  }

  @Test
  void deletesAResultOfALotOfItsOwn() {
    Lot own = goods.lot(lab);
    String id =
        report(
                "{\"global_inventory_id\": \"%s\", %s}"
                    .formatted(Goods.id(lab, own), ANALYTES.formatted("1")))
            .id();
    Reply deleted = lab.delete("/lab_results/" + id);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text()).isEqualTo("[]");
    assertThat(lab.delete("/lab_results/" + id).text()).isEqualTo("[]");
    assertThat(found(lab, "f_global_id=" + id)).isZero();
  }

  @Test
  void answersARepetitionAsTheFirst() {
    Reply first = report(row(sample, ""));
    Reply again = report(row(sample, ""));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.header("idempotent-replay")).contains("true");
    assertThat(found(lab, "")).isEqualTo(1);
  }

  @Test
  void refusesWhoIsNoLaboratory() {
    Reply refused =
        grower.post(
            "/lab_results",
            "{\"lab_result\": {\"global_inventory_id\": \"%s\", %s}}"
                .formatted(Goods.id(grower, lot), ANALYTES.formatted("1")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error_message").asString())
        .startsWith("Only a certified laboratory reports results.");
  }

  @Test
  void refusesByFieldAndRow() {
    Reply refused =
        report(
            "[%s, {\"global_inventory_id\": \"%s\", \"metal_lead_ppm\": 1%s}]"
                .formatted(row(sample, ""), Goods.id(grower, lot), "0".repeat(30)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problemFields())
        .containsExactlyInAnyOrder("1.metal_lead_ppm", "1.inventory_id");
    assertThat(found(lab, "")).as("all or none").isZero();
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertThat(report("{\"testing_status\": \"done\", \"received_at\": \"soon\"}").problemFields())
        .containsExactlyInAnyOrder("inventory_id", "testing_status", "received_at");
    assertThat(report("[]").status()).isEqualTo(422);
    Lot other = goods.lot(grower);
    assertThat(
            report(
                    "{\"global_inventory_id\": \"%s\", \"global_for_inventory_id\": \"%s\"}"
                        .formatted(Goods.id(lab, sample), Goods.id(grower, other)))
                .problemFields())
        .containsExactly("for_inventory_id");
  }

  @Test
  void doesNotKnowResultsOfOthers() {
    String id = report(row(sample, "")).id();
    LeafCaller other = SERVER.licensee("lab");
    Reply change =
        other.post("/lab_results/update", "{\"lab_result\": {\"global_id\": \"" + id + "\"}}");
    assertThat(change.status()).isEqualTo(404);
    assertThat(other.delete("/lab_results/" + id).status()).isEqualTo(404);
    assertThat(other.delete("/lab_results/nonsense").status()).isEqualTo(404);
  }
}
