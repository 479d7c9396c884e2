package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Real clients' tests count the keys of answers; recorded answers name them. */
class FieldListsTest {

  @Test
  void everyFormHasItsCount() {
    assertThat(FieldLists.BATCH_LISTED.size()).isEqualTo(55);
    assertThat(FieldLists.BATCH.size()).isEqualTo(40);
    assertThat(FieldLists.PLANT_LISTED.size()).isEqualTo(30);
    assertThat(FieldLists.PLANT.size()).isEqualTo(25);
    assertThat(FieldLists.PLANT_MOVED.size()).isEqualTo(11);
    assertThat(FieldLists.LOT.size()).isEqualTo(46);
    assertThat(FieldLists.LOT_SPLIT.size()).isEqualTo(45);
    assertThat(FieldLists.LOT_CONVERTED.size()).isEqualTo(25);
    assertThat(FieldLists.LOT_FINISHED.size()).isEqualTo(44);
    assertThat(FieldLists.LOT_EMBEDDED.size()).isEqualTo(40);
    assertThat(FieldLists.FOR_INVENTORY.size()).isEqualTo(41);
    assertThat(FieldLists.RESULT_OF_LOT.size()).isEqualTo(6);
    assertThat(FieldLists.ADJUSTMENT.size()).isEqualTo(15);
    assertThat(FieldLists.DISPOSAL.size()).isEqualTo(24);
    assertThat(FieldLists.TRANSFER.size()).isEqualTo(40);
    assertThat(FieldLists.TRANSFER_ITEM.size()).isEqualTo(37);
    assertThat(FieldLists.LAB_RESULT.size()).isEqualTo(211);
    assertThat(FieldLists.AREA.size()).isEqualTo(8);
    assertThat(FieldLists.PLANTS_BY_AREA.size()).isEqualTo(9);
    assertThat(FieldLists.STRAIN.size()).isEqualTo(8);
    assertThat(FieldLists.INVENTORY_TYPE.size()).isEqualTo(29);
    assertThat(FieldLists.INVENTORY_TYPE_EMBEDDED.size()).isEqualTo(28);
    assertThat(FieldLists.SALE.size()).isEqualTo(23);
    assertThat(FieldLists.SALE_ITEM.size()).isEqualTo(18);
    assertThat(FieldLists.USER.size()).isEqualTo(8);
    assertThat(FieldLists.MME.size()).isEqualTo(28);
  }

  /** The bodies are those of the tests that counted the answers on the real site. */
  @Test
  void createsAnswerWithTheCountedKeys() {
    String batch =
        """
        {"global_area_id":"AR1","global_strain_id":"ST1","type":"plant","origin":"clone",
         "num_plants":2}\
        """;
    assertThat(answer(FieldLists.BATCH_OF_PLANTS_CREATED, batch).names()).hasSize(20);
    assertThat(answer(FieldLists.BATCH_CREATED, batch).names()).hasSize(19);
    String adjustment =
        """
        {"adjusted_at":"07/22/2019 3:54:01 pm","global_inventory_id":"IN1","qty":1,"uom":"gm",
         "reason":"reconciliation","memo":"TEST"%s}\
        """;
    assertThat(answer(FieldLists.ADJUSTMENT_CREATED, adjustment.formatted("")).names())
        .hasSize(12)
        .doesNotContain("global_adjusted_by_user_id");
    assertThat(
            answer(
                    FieldLists.ADJUSTMENT_CREATED,
                    adjustment.formatted(",\"global_adjusted_by_user_id\":\"US1\""))
                .names())
        .hasSize(13);
    String disposal =
        """
        {"source":"daily_plant_waste","reason":"daily_waste","qty":"3018","uom":"gm",
         "global_area_id":"AR1"}\
        """;
    assertThat(answer(FieldLists.DISPOSAL_CREATED, disposal).names())
        .containsExactly(
            "source",
            "reason",
            "qty",
            "uom",
            "hold_starts_at",
            "hold_ends_at",
            "updated_at",
            "created_at",
            "global_id",
            "global_mme_id",
            "global_user_id",
            "global_batch_id",
            "global_area_id",
            "global_plant_id",
            "global_inventory_id");
    assertThat(answer(FieldLists.PLANT_CREATED, "{\"origin\":\"clone\",\"stage\":\"x\"}").names())
        .containsExactlyInAnyOrderElementsOf(FieldLists.PLANT_MOVED.names());
  }

  @Test
  void createsReturnWhatWasSentAsItWasSent() {
    Row row =
        answer(
            FieldLists.BATCH_CREATED,
            "{\"num_plants\":2,\"external_id\":7,\"flower_wet_weight\":999.90,\"harmful\":1,"
                + "\"global_area_id\":\"ARX\",\"status\":null}");
    row.set("global_area_id", "WAJ1.ARX");
    assertThat(row.toString())
        .startsWith("{\"num_plants\":2,\"external_id\":7,\"flower_wet_weight\":999.90,")
        .contains("\"global_area_id\":\"WAJ1.ARX\"", "\"planted_at\":\"\"", "\"status\":null")
        .doesNotContain("harmful");
  }

  @Test
  void createsOfResultsAnswerTrueAndFalse() {
    Row row = answer(FieldLists.LAB_RESULT_CREATED, "{\"cannabinoid_cbd_percent\":12.345}");
    row.set("retest_eligible", true).set("total_thc", new java.math.BigDecimal("23.172"));
    assertThat(row.toString())
        .contains(
            "\"cannabinoid_cbd_percent\":12.345",
            "\"retest_eligible\":true",
            "\"extraction_eligible\":false",
            "\"total_thc\":23.172");
  }

  @Test
  void recordedHarvestNamesAreThere() throws IOException {
    JsonNode golden = SharedFiles.json("golden-harvest-and-errors.json");
    assertThat(FieldLists.BATCH.names())
        .containsAll(golden.get("ExpectedResponse_Batch").propertyNames())
        .containsAll(golden.get("ExpectedResponse_CureBatch").propertyNames());
    assertThat(FieldLists.LOT_FINISHED.names())
        .containsAll(golden.get("ExpectedResponse_Inventory").get(0).propertyNames());
  }

  /** What a finished lot says when nothing is set is what was recorded. */
  @Test
  void recordedEmptyFormsAreOurs() throws IOException {
    JsonNode golden = SharedFiles.json("golden-harvest-and-errors.json");
    Row batch = FieldLists.BATCH.row();
    for (String name :
        List.of(
            "est_harvest_at",
            "packaged_completed_at",
            "qty_cure",
            "deleted_at",
            "waste",
            "harvested_end_at",
            "is_parent_batch",
            "global_mother_plant_id",
            "qty_accumulated_waste")) {
      assertSame(golden.get("ExpectedResponse_Batch").get(name), batch.get(name), name);
    }
    JsonNode recorded = golden.get("ExpectedResponse_Inventory").get(0);
    Row lot = FieldLists.LOT_FINISHED.row();
    Set<String> filled =
        Set.of(
            "qty",
            "source",
            "uom",
            "marijuana_type",
            "last_harvest_stage",
            "global_batch_id",
            "global_area_id",
            "global_strain_id",
            "global_inventory_type_id",
            "area_name",
            "inventory_type_name",
            "batch_type");
    for (String name : recorded.propertyNames()) {
      if (!filled.contains(name)) {
        assertSame(recorded.get(name), lot.get(name), name);
      }
    }
  }

  @Test
  void namesOfTheMockAreThere() throws IOException {
    assertMissing("bunk-areas.json", FieldLists.AREA);
    assertMissing("bunk-batches.json", FieldLists.BATCH);
    assertMissing("bunk-disposals.json", FieldLists.DISPOSAL);
    assertMissing("bunk-inventory_adjustments.json", FieldLists.ADJUSTMENT);
    assertMissing("bunk-inventory_transfers.json", FieldLists.TRANSFER);
    assertMissing("bunk-inventory_types.json", FieldLists.INVENTORY_TYPE);
    assertMissing("bunk-mmes.json", FieldLists.MME);
    assertMissing("bunk-inventories.json", FieldLists.LOT);
  }

  /** Seven integer keys are left out on purpose: their global form stands beside them. */
  @Test
  void namesOfTheRecordedResultAreThere() throws IOException {
    JsonNode result = SharedFiles.json("bunk-lab_results.json").get(1).get("value");
    Set<String> missing = new TreeSet<>(result.propertyNames());
    missing.removeAll(FieldLists.LAB_RESULT.names());
    assertThat(missing)
        .containsExactly(
            "batch_id",
            "for_inventory_id",
            "for_mme_id",
            "id",
            "inventory_id",
            "mme_id",
            "user_id");
    assertThat(FieldLists.LAB_RESULT.names())
        .hasSize(result.size() - missing.size() + 3)
        .contains("total_thc", "total_cbd", "inventories");
    assertThat(FieldLists.LOT_EMBEDDED.names())
        .containsExactlyInAnyOrderElementsOf(result.get("inventory").propertyNames());
    assertThat(FieldLists.INVENTORY_TYPE_EMBEDDED.names())
        .containsExactlyInAnyOrderElementsOf(result.get("inventory_type").propertyNames());
  }

  /** wire.md 6 lists these as read by clients or recorded; in its order. */
  @Test
  void namesThatClientsReadAreThere() {
    assertThat(FieldLists.BATCH.names()).containsExactly(words(RECORDED_BATCH));
    assertThat(FieldLists.TRANSFER.names()).containsExactlyInAnyOrder(words(RECORDED_TRANSFER));
    assertThat(FieldLists.TRANSFER_ITEM.names()).contains(words(RECORDED_ITEM));
    assertThat(FieldLists.SALE.names()).contains(words(RECORDED_SALE));
    assertThat(FieldLists.LOT.names()).contains(words(RECORDED_LOT));
    assertThat(FieldLists.PLANT_MOVED.names()).containsExactly(words(RECORDED_MOVED));
    assertThat(FieldLists.DISPOSAL.names()).contains(words(RECORDED_DISPOSAL));
    assertThat(FieldLists.USER.names())
        .contains("id", "email", "first_name", "last_name", "auth_level", "external_id");
  }

  @Test
  void panelsHaveTheirColumns() {
    int columns = 0;
    for (LabGroup group : LabGroup.values()) {
      List<String> names = LabFields.names(group);
      assertThat(FieldLists.LAB_RESULT.names()).containsSubsequence(names);
      columns += names.size();
    }
    assertThat(columns).isEqualTo(167);
    assertThat(LabFields.of(LabGroup.PESTICIDE)).hasSize(68);
    assertThat(LabFields.of(LabGroup.PESTICIDE).stream().filter(a -> !a.deprecated()))
        .as("the compounds that the manual's create sample asks for")
        .hasSize(59);
    assertThat(LabFields.of(LabGroup.SOLVENT)).hasSize(16);
  }

  @Test
  void oldAndWrongSpellingsLeadToTheColumnOfToday() {
    assertThat(LabFields.find("solvent_heptane_ppm").orElseThrow().field())
        .isEqualTo("solvent_heptanes_ppm");
    assertThat(LabFields.find("pesticide_bifentrin_ppm").orElseThrow().field())
        .isEqualTo("pesticide_bifenthrin_ppm");
    assertThat(LabFields.find("pesticide_spirotetramet_ppm").orElseThrow().field())
        .isEqualTo("pesticide_spirotetramat_ppm");
    assertThat(LabFields.find("pesticide_piperonyl_butoxideb_ppm").orElseThrow().field())
        .isEqualTo("pesticide_piperonyl_butoxide_b_ppm");
    assertThat(LabFields.find("pesticide_piperonyl_butoxide_ppm").orElseThrow().field())
        .isEqualTo("pesticide_piperonyl_butoxide_b_ppm");
    assertThat(LabFields.find("pesticide_pyrethrin_ppm").orElseThrow().field())
        .isEqualTo("pesticide_pyrethrinsbc_ppm");
    assertThat(LabFields.find("cannabinoid_status")).isEmpty();
    assertThat(LabFields.find("pesticide_unheard_of_ppm")).isEmpty();
  }

  @Test
  void everyColumnLeadsToOneThatIsNotOld() {
    for (Analyte analyte : LabFields.ANALYTES) {
      Analyte today = LabFields.find(analyte.field()).orElseThrow();
      assertThat(today.current()).as(analyte.field()).isEqualTo(today.field());
      assertThat(today.group()).isEqualTo(analyte.group());
      assertThat(today.unit()).isEqualTo(analyte.unit());
    }
  }

  private static void assertMissing(String file, FieldList list) throws IOException {
    Collection<String> missing = new ArrayList<>();
    for (JsonNode part : SharedFiles.json(file)) {
      if (part.get("assign").stringValue().equals("$ret['data'][]")) {
        missing.addAll(part.get("value").propertyNames());
      }
    }
    missing.removeAll(list.names());
    assertThat(missing).as(file).isEmpty();
  }

  private static void assertSame(JsonNode recorded, Object ours, String name) {
    assertThat(ours).as(name).isEqualTo(recorded.isNull() ? null : recorded.stringValue());
  }

  private static Row answer(CreateAnswer answer, String json) {
    return answer.row(
        (ObjectNode) JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
  }

  private static String[] words(String names) {
    return Arrays.stream(names.strip().split("\\s+", -1)).toArray(String[]::new);
  }

  private static final String RECORDED_BATCH =
      """
      created_at updated_at external_id planted_at harvested_at batch_created_at num_plants status
      qty_harvest uom is_parent_batch is_child_batch type harvest_stage qty_accumulated_waste
      qty_packaged_flower qty_packaged_by_product est_harvest_at packaged_completed_at origin
      source qty_cure plant_stage deleted_at flower_dry_weight waste other_waste flower_waste
      other_dry_weight harvested_end_at flower_wet_weight other_wet_weight global_id global_mme_id
      global_user_id global_strain_id global_area_id global_mother_plant_id global_flower_area_id
      global_other_area_id
      """;

  private static final String RECORDED_TRANSFER =
      """
      created_at updated_at deleted_at hold_starts_at hold_ends_at number_of_edits external_id void
      transferred_at est_departed_at est_arrival_at multi_stop route stops vehicle_description
      vehicle_year vehicle_color vehicle_vin vehicle_license_plate notes transfer_manifest
      manifest_type status type transfer_type global_id test_for_terpenes transporter_name1
      transporter_name2 global_mme_id global_user_id global_from_mme_id global_to_mme_id
      global_from_user_id global_to_user_id global_from_customer_id global_to_customer_id
      global_transporter_user_id global_transporting_mme_id inventory_transfer_items
      """;

  private static final String RECORDED_ITEM =
      """
      created_at updated_at external_id is_sample sample_type product_sample_type description qty
      price uom received_at received_qty deleted_at retest global_id is_for_extraction
      inventory_name strain_name global_mme_id global_user_id global_batch_id global_plant_id
      global_inventory_id global_lab_result_id global_received_area_id global_received_strain_id
      global_inventory_transfer_id global_received_batch_id global_received_inventory_id
      global_received_plant_id global_received_mme_id global_received_mme_user_id
      global_customer_id global_inventory_type_id intermediate_type
      """;

  private static final String RECORDED_SALE =
      """
      created_at updated_at external_id global_customer_id patient_medical_id sold_at sold_to type
      discount_total price_total tax_total reason status cog_total deleted_at global_id
      global_caregiver_id caregiver_id global_mme_id global_user_id global_sold_by_user_id
      global_area_id
      """;

  private static final String RECORDED_LOT =
      """
      created_at updated_at external_id released_by_state lab_retest_id is_initial_inventory
      net_weight inventory_created_at inventory_expires_at inventory_packaged_at qty packed_qty
      cost value source propagation_source uom total_marijuana_in_grams additives serving_num
      serving_size marijuana_type sent_for_testing deleted_at last_harvest_stage
      medically_compliant global_id legacy_id lab_result_file_path lab_results_attested
      lab_results_date global_original_id batch_type global_batch_id global_area_id
      global_lab_result_id global_strain_id global_inventory_type_id global_created_by_mme_id
      global_mme_id global_user_id high_cbd high_thc general_use labResults
      """;

  private static final String RECORDED_MOVED =
      """
      origin stage updated_at created_at global_id global_mme_id global_user_id global_batch_id
      global_area_id global_mother_plant_id global_strain_id
      """;

  private static final String RECORDED_DISPOSAL =
      """
      source reason qty uom hold_starts_at hold_ends_at updated_at created_at global_id
      global_mme_id global_user_id global_batch_id global_area_id global_plant_id
      global_inventory_id external_id whole_plant method disposal_at phase type disposal_cert
      deleted_at batch_type
      """;
}
