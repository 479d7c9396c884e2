package perennial.leafdata.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** Sales on the wire, as tills report, change and delete them. */
class SalesEndpointTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller shop = SERVER.medicalRetailer();
  private final Goods goods = new Goods(SERVER, shop);
  private final String lot = goods.lot("end_product", "usable_marijuana", 10);

  private static String sale(String lot, String qty, String more) {
    return """
    {"type": "retail_recreational", "status": "sale", "sold_at": "06/12/2019 04:45pm",
      "price_total": "5.00", "patient_medical_id": "", "caregiver_id": "",
      "sale_items": [{"type": "sale", "qty": %s, "uom": "ea", "unit_price": "9.99",
        "price_total": 1, "name": "Flower 1g", "global_inventory_id": "%s"}]%s}\
    """
        .formatted(qty, lot, more);
  }

  private Reply report(String... sales) {
    return shop.post("/sales", "{\"sale\": [%s]}".formatted(String.join(",", sales)));
  }

  @Test
  void answersWhatWasSentAndWhatWasMade() {
    JsonNode made = report(sale(lot, "3", ", \"external_id\": \"s-1\"")).first();
    assertThat(made.propertyNames())
        .containsExactlyInAnyOrder(
            "type",
            "status",
            "sold_at",
            "price_total",
            "patient_medical_id",
            "caregiver_id",
            "external_id",
            "updated_at",
            "created_at",
            "global_id",
            "global_mme_id",
            "global_user_id",
            "global_area_id",
            "sale_items");
    assertThat(made.path("sold_at").asString()).isEqualTo("06/12/2019 04:45pm");
    assertThat(made.path("global_id").asString()).matches("WA" + shop.code() + "\\.SA[0-9A-Z]+");
    JsonNode line = made.path("sale_items").path(0);
    assertThat(line.propertyNames()).containsExactlyElementsOf(FieldLists.SALE_ITEM.names());
    assertThat(line.path("qty").asString()).isEqualTo("3.0000");
    assertThat(line.path("unit_price").asString()).isEqualTo("9.99");
    assertThat(line.path("price_total").asString()).as("not checked").isEqualTo("1.00");
    assertThat(line.path("name").asString()).isEqualTo("Flower 1g");
    assertThat(line.path("global_inventory_id").asString()).isEqualTo(lot);
    assertThat(goods.available(lot)).isEqualTo("7.0000");
  }

  @Test
  void listsThemWithAllTheirFields() {
    String patient =
        ", \"patient_medical_id\": \"P-7\", \"global_sold_by_user_id\": \"WAJ400001.USA7G6\"";
    report(sale(lot, "1", patient).replace("retail_recreational", "retail_medical"));
    JsonNode listed = shop.get("/sales").first();
    assertThat(listed.propertyNames()).containsExactlyElementsOf(FieldLists.SALE.names());
    assertThat(listed.path("patient_medical_id").asString()).isEqualTo("P-7");
    assertThat(listed.path("global_sold_by_user_id").asString())
        .as("a claim, whoever's user that is")
        .isEqualTo("WAJ400001.USA7G6");
    assertThat(listed.path("price_total").asString()).isEqualTo("5.00");
    assertThat(listed.path("tax_total").asString()).isEqualTo("0.00");
    assertThat(listed.path("sale_items")).hasSize(1);
    assertThat(SERVER.licensee("dispensary").get("/sales").ok().path("total").intValue()).isZero();
  }

  @Test
  void recordsMoreThanWasInStock() {
    assertThat(report(sale(lot, "12", "")).status()).isEqualTo(200);
    assertThat(goods.available(lot)).isEqualTo("0.0000");
  }

  @Test
  void voidsReturnsAndDeletes() {
    String voided = report(sale(lot, "3", "")).id();
    JsonNode changed =
        shop.post(
                "/sales/update",
                "{\"sale\": {\"global_id\": \"%s\", \"status\": \"void\"}}".formatted(voided))
            .ok();
    assertThat(changed.propertyNames()).containsExactlyElementsOf(FieldLists.SALE.names());
    assertThat(changed.path("status").asString()).isEqualTo("void");
    assertThat(changed.path("price_total").asString()).isEqualTo("5.00");
    assertThat(goods.available(lot)).isEqualTo("10.0000");

    String deleted = report(sale(lot, "3", "")).id();
    assertThat(shop.delete("/sales/" + deleted).text()).isEqualTo("[]");
    assertThat(shop.delete("/sales/" + deleted).text()).isEqualTo("[]");
    assertThat(goods.available(lot)).isEqualTo("10.0000");
    assertThat(shop.get("/sales").ok().path("total").intValue()).isEqualTo(1);
    assertThat(SERVER.licensee("dispensary").delete("/sales/" + voided).status()).isEqualTo(404);
  }

  @Test
  void keepsThePersonalPartThatAnUpdateDoesNotName() {
    String id = report(sale(lot, "1", ", \"sold_to\": \"Grace\"")).id();
    JsonNode changed =
        shop.post(
                "/sales/update", "{\"global_id\": \"%s\", \"caregiver_id\": \"C-1\"}".formatted(id))
            .ok();
    assertThat(changed.path("sold_to").asString()).isEqualTo("Grace");
    assertThat(changed.path("caregiver_id").asString()).isEqualTo("C-1");
    assertThat(shop.get("/sales").first()).isEqualTo(changed);
  }

  @Test
  void refusesWhatCannotBeRead() {
    Reply refused =
        report(
            sale(lot, "1", ""),
            sale("WAX.IN0", "\"many\"", ", \"status\": \"gift\", \"sold_at\": \"soon\""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problemFields())
        .containsExactlyInAnyOrder(
            "1.status", "1.sold_at", "1.sale_items.0.inventory_id", "1.sale_items.0.qty");
    assertThat(goods.available(lot)).isEqualTo("10.0000");
    Reply missing = report("{\"external_id\": \"x\"}");
    assertThat(missing.problemFields())
        .containsExactlyInAnyOrder("type", "status", "sold_at", "sale_items");
  }

  @Test
  void repeatsOnlyWhileTheExternalIdIsUnique() {
    String one = sale(lot, "1", ", \"external_id\": \"till\"");
    Reply first = report(one);
    Reply again = report(one);
    assertThat(again.header("idempotent-replay")).hasValue("true");
    assertThat(again.text()).isEqualTo(first.text());
    report(sale(lot, "2", ", \"external_id\": \"till\""));
    assertThat(report(one).id()).isNotEqualTo(first.id());
    assertThat(goods.available(lot)).isEqualTo("6.0000");
  }

  @ParameterizedTest
  @CsvSource({
    "f_sale_type=retail_recreational, 2",
    "f_sale_type=wholesale, 0",
    "f_status=void, 1",
    "f_status=sale, 1",
    "f_external_id=b, 1",
    "f_date1=06%2F12%2F2019, 2",
    "f_date1=2019-06-13, 0",
    "f_date1=06%2F12%2F2019&f_date2=06%2F12%2F2019, 2",
    "f_area_id=, 2"
  })
  void filters(String query, int found) {
    report(sale(lot, "1", ", \"external_id\": \"a\""));
    report(
        sale(lot, "1", ", \"external_id\": \"b\"")
            .replace("\"status\": \"sale\"", "\"status\": \"void\""));
    assertThat(shop.get("/sales?" + query).ok().path("total").intValue()).isEqualTo(found);
    assertThat(List.of(shop.get("/sales").ok().path("per_page").intValue())).containsExactly(2500);
  }
}
