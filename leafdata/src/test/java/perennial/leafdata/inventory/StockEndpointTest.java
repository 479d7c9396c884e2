package perennial.leafdata.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafServer;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** Inventory types, lots, splits, conversions and adjustments over the wire. */
class StockEndpointTest {
  private final WireFarm farm = new WireFarm(LeafServer.shared());

  @Test
  void declaresAndUpdatesInventoryTypes() {
    JsonNode made =
        farm.post(
                "/inventory_types",
                """
                {'inventory_type':[{'name':'Teenth','type':'end_product',
                'intermediate_type':'usable_marijuana','weight_per_unit_in_grams':'1.75',
                'uom':'eq','external_id':'type-1'}]}
                """)
            .first();
    assertThat(made.path("uom").asString()).isEqualTo("ea");
    String id = made.path("global_id").asString();
    JsonNode listed = farm.one("inventory_types", id);
    assertThat(listed.propertyNames()).containsExactlyElementsOf(FieldLists.INVENTORY_TYPE.names());
    assertThat(listed.path("weight_per_unit_in_grams").asString()).isEqualTo("1.75");
    JsonNode changed =
        farm.post(
                "/inventory_types/update",
                "{'global_id':'%s','name':'Sixteenth','description':'Small'}".formatted(id))
            .ok();
    assertThat(changed.path("name").asString()).isEqualTo("Sixteenth");
    assertThat(changed.path("description").asString()).isEqualTo("Small");
    assertThat(changed.path("external_id").asString()).isEqualTo("type-1");
    farm.type("Flower", "harvest_materials", "flower", "");
    assertThat(farm.get("/inventory_types?f_type=end_product").path("total").intValue())
        .isEqualTo(1);
    assertThat(farm.get("/inventory_types?f_type=flower").path("total").intValue()).isEqualTo(1);
    farm.caller().delete("/inventory_types/" + id).ok();
    assertThat(farm.get("/inventory_types").path("total").intValue()).isEqualTo(1);
  }

  @Test
  void declaresALotWhateverUnitIsStated() {
    String type = farm.type("Jar", "end_product", "usable_marijuana", "1");
    JsonNode made = farm.declare(type, "4", "eq").first();
    assertThat(made.path("uom").asString()).isEqualTo("ea");
    JsonNode lot = farm.one("inventories", made.path("global_id").asString());
    assertThat(lot.propertyNames()).containsExactlyElementsOf(FieldLists.LOT.names());
    assertThat(lot.path("qty").asString()).isEqualTo("4.0000");
    assertThat(lot.path("batch_type").asString()).isEqualTo("intermediate/ end product");
    assertThat(lot.path("labResults").isArray()).isTrue();
    assertThat(farm.get("/inventories?f_type=end_product").path("total").intValue()).isEqualTo(1);
    assertThat(farm.get("/inventories?f_type=usable_marijuana").path("total").intValue())
        .isEqualTo(1);
    assertThat(farm.get("/inventories?f_type=flower").path("total").intValue()).isZero();
  }

  @Test
  void answersAWrongRowByItsIndex() {
    var refused =
        farm.post(
            "/inventories", "{'inventory':[{'qty':1},{'qty':'x','global_area_id':'${area}'}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problemFields()).contains("1.qty");
    var empty = farm.post("/inventories", "{'inventory':[{'qty':1}]}");
    assertThat(empty.problems("area_id")).containsExactly("The area id field is required.");
    assertThat(empty.problems("inventory_type_id"))
        .containsExactly("The inventory type id field is required.");
  }

  @Test
  void updatesOnlyWhatIsStated() {
    String lot = farm.lot(farm.type("Bin", "harvest_materials", "flower", ""), "28");
    JsonNode same =
        farm.post(
                "/inventories/update",
                "{'global_id':'%s','qty':'28.0000','uom':'ea'}".formatted(lot))
            .ok();
    assertThat(same.propertyNames()).containsExactlyElementsOf(FieldLists.LOT.names());
    assertThat(same.path("uom").asString()).isEqualTo("gm");
    JsonNode changed =
        farm.post(
                "/inventories/update",
                """
                {'inventory':{'global_id':'%s','global_area_id':'${quarantine}','qty':30,
                'net_weight':'2.5','inventory_packaged_at':'01/02/2026','external_id':'L1'}}
                """
                    .formatted(lot))
            .ok();
    assertThat(changed.path("qty").asString()).isEqualTo("30.0000");
    assertThat(changed.path("net_weight").asString()).isEqualTo("2.50");
    assertThat(changed.path("inventory_packaged_at").asString()).isEqualTo("01/02/2026");
    assertThat(changed.path("global_area_id").asString()).isEqualTo(farm.quarantine());
    JsonNode adjustments = farm.get("/inventory_adjustments?f_inventory_id=" + lot);
    assertThat(adjustments.path("data").valueStream().map(row -> row.path("reason").asString()))
        .containsExactly("update", "create");
  }

  @Test
  void splitsWithItsThreeKeys() {
    String lot = farm.lot(farm.type("Bin", "harvest_materials", "flower", ""), "28");
    String body = "{'global_inventory_id':'%s','global_area_id':'${area}','qty':1.5%s}";
    String[] keys = {"external_id", "net_weight", "cost"};
    String sent = "";
    for (String key : keys) {
      var refused = farm.post("/split_inventory", body.formatted(lot, sent));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("validation_messages").asString())
          .isEqualTo("Undefined index: " + key);
      sent += ",'" + key + "':null";
    }
    JsonNode part = farm.post("/split_inventory", body.formatted(lot, sent)).ok();
    assertThat(part).hasSize(45);
    assertThat(part.path("qty").asString()).isEqualTo("1.5000");
    assertThat(part.path("global_id").asString()).isNotEqualTo(lot);
    assertThat(farm.qty(lot)).isEqualTo("26.5000");
    var tooMuch = farm.post("/split_inventory", body.replace("1.5", "27").formatted(lot, sent));
    assertThat(tooMuch.problems("qty"))
        .containsExactly("Only 26.5000 gm of this inventory are available.");
  }

  @Test
  void convertsWrappedOrListed() {
    String bin = farm.type("Bin", "harvest_materials", "flower", "");
    String jar = farm.type("Jar", "end_product", "usable_marijuana", "3.5");
    String lot = farm.lot(bin, "100");
    String one =
        """
        {'global_area_id':'${area}','global_strain_id':'${strain}',
        'global_inventory_type_id':'%s','qty':2,'uom':'ea','qty_waste_total':1,
        'product_not_altered':1,'medically_compliant':0,
        'inventories':[{'global_from_inventory_id':'%s','qty':8}]}
        """
            .formatted(jar, lot);
    JsonNode made = farm.post("/conversions/create", "{'conversion':" + one + "}").ok();
    assertThat(made).hasSize(1);
    assertThat(made.path(0)).hasSize(25);
    assertThat(made.path(0).path("uom").asString()).isEqualTo("ea");
    farm.post("/conversions/create", "{'conversion':[" + one + "]}").ok();
    assertThat(farm.qty(lot)).isEqualTo("84.0000");
    var created =
        farm.post(
            "/conversions/create", "{'conversion':" + one.replace("'qty':2", "'qty':10000") + "}");
    assertThat(created.problems("qty").getFirst()).contains("may not be more than the input");
    var unsaid =
        farm.post(
            "/conversions/create",
            "{'conversion':"
                + one.replace("'medically_compliant':0", "'medically_compliant':7")
                + "}");
    assertThat(unsaid.problems("medically_compliant"))
        .containsExactly("You must submit a valid value for medically_compliant");
  }

  @Test
  void adjustsAndListsAdjustments() {
    String lot = farm.lot(farm.type("Bin", "harvest_materials", "flower", ""), "28");
    String body =
        """
        {'inventory_adjustment':[{'adjusted_at':'%s','qty':'-2','uom':'gm',
        'reason':'internal_qa_sample','memo':'kept','global_inventory_id':'%s'}]}
        """;
    JsonNode made =
        farm.post("/inventory_adjustments", body.formatted("01/02/2026 3:54:01 pm", lot)).first();
    assertThat(made).hasSize(12);
    assertThat(farm.qty(lot)).isEqualTo("26.0000");
    var rfc = farm.post("/inventory_adjustments", body.formatted("2026-01-02T15:54:01Z", lot));
    assertThat(rfc.problems("adjusted_at"))
        .containsExactly("The adjusted at does not match the format m/d/Y H:ia.");
    JsonNode listed = farm.one("inventory_adjustments", made.path("global_id").asString());
    assertThat(listed.propertyNames()).containsExactlyElementsOf(FieldLists.ADJUSTMENT.names());
    assertThat(listed.path("qty").asString()).isEqualTo("-2.0000");
    assertThat(listed.path("adjusted_at").asString()).isEqualTo("01/02/2026 03:54pm");
    assertThat(farm.get("/inventory_adjustments?f_adjusted_qty=20").path("total").intValue())
        .isEqualTo(1);
  }

  @Test
  void deletesALotAndClosesOnlyEmptyAreas() {
    String lot = farm.lot(farm.type("Bin", "harvest_materials", "flower", ""), "28");
    assertThat(farm.caller().delete("/areas/" + farm.area()).status()).isEqualTo(422);
    assertThat(farm.caller().delete("/inventories/" + lot).ok()).isEmpty();
    assertThat(farm.get("/inventories?f_global_id=" + lot).path("total").intValue()).isZero();
    assertThat(farm.caller().delete("/inventories/INZZZZZ").status()).isEqualTo(404);
  }
}
