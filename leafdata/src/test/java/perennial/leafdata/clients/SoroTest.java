package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import tools.jackson.databind.JsonNode;

/**
 * A retailer's mirror with soro (Node, axios): bodies on GET and DELETE, next links followed
 * verbatim until null, flags compared with {@code === '1'}, lists of one under camel-case wrappers.
 */
final class SoroTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller maker = SERVER.licensee("cultivator_production");
  private final LeafCaller shop = SERVER.licensee("dispensary");
  private String transfer = "";

  @BeforeEach
  void sendSeeds() {
    String lot = new Goods(SERVER, maker).lot("immature_plant", "seeds", 100);
    transfer =
        Trade.file(maker, shop, lot, "9", ", \"price\": \"18.00\"").path("global_id").asString();
  }

  private static Reply call(LeafCaller of, String method, String path, String body) {
    return LeafCaller.send(
        of.request(path)
            .header("Accept", "application/json, text/plain, */*")
            .header("User-Agent", "soro-software-leaf-sync")
            .method(method, BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"externalId\":\"x-1\"}", "", "\"\"", "{}", "no json"})
  void listsWhateverTheBodyOfTheGetIs(String body) {
    for (String resource : List.of("areas", "inventory_transfers", "sales", "mmes")) {
      assertThat(call(shop, "GET", "/" + resource, body).ok()).isNotEmpty();
    }
  }

  @Test
  void mirrorsEveryPageByItsLink() {
    JsonNode page = shop.get("/inventory_transfers").ok();
    int rows = page.path("data").size();
    while (!page.path("next_page_url").isNull()) {
      page = call(shop, "GET", page.path("next_page_url").asString(), "").ok();
      rows += page.path("data").size();
    }
    assertThat(rows).isEqualTo(page.path("total").intValue()).isEqualTo(1);
    assertThat(shop.get("/mmes").ok().isArray()).isTrue();
  }

  @Test
  void readsTheFlagsAndTimesOfATransferItem() {
    JsonNode row = shop.get("/inventory_transfers?f_global_id=" + transfer).first();
    assertThat(row.path("created_at").asString())
        .matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d[ap]m");
    assertThat(row.path("void").asString()).isEqualTo("0");
    JsonNode item = row.path("inventory_transfer_items").path(0);
    for (String flag : List.of("is_sample", "retest", "is_for_extraction")) {
      assertThat(item.path(flag).isString()).as(flag).isTrue();
      assertThat(item.path(flag).asString()).as(flag).isEqualTo("0");
    }
    assertThat(item.path("price").asString()).isEqualTo("18.00");
    assertThat(item.path("qty").asString()).isEqualTo("9.0000");
    assertThat(item.path("received_at").asString()).isEmpty();
    assertThat(item.path("global_inventory_transfer_id").asString()).isEqualTo(transfer);
  }

  @Test
  void updatesWithAListOfOneUnderACamelCaseWrapper() {
    JsonNode changed =
        maker
            .post(
                "/inventory_transfers/update",
                Json.of("{'inventoryTransfer': [{'global_id': '%s', 'notes': 'n'}]}", transfer))
            .ok();
    assertThat(changed.isObject()).isTrue();
    assertThat(changed.path("notes").asString()).isEqualTo("n");
    assertThat(changed.path("vehicle_description").asString()).as("unchanged").isEqualTo("van");
    String area = Trade.area(shop);
    assertThat(
            shop.post(
                    "/areas/update",
                    Json.of("{'area': [{'global_id': '%s', 'name': 'New'}]}", area))
                .ok()
                .path("name")
                .asString())
        .isEqualTo("New");
    Reply deleted = call(shop, "DELETE", "/areas/" + area, "{}");
    assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
    assertThat(deleted.text()).isEqualTo("[]");
  }

  /** All columns of its table of sales. */
  @Test
  void readsASale() {
    JsonNode filed = shop.get("/inventory_transfers?f_global_id=" + transfer).first();
    Trade.depart(maker, filed);
    String lot =
        Trade.receive(shop, filed)
            .path("inventory_transfer_items")
            .path(0)
            .path("global_received_inventory_id")
            .asString();
    shop.post(
            "/sales",
            Json.of(
                """
                {'sale': [{'external_id': 's-1', 'type': 'retail_recreational', 'status': 'sale',
                 'sold_at': '03/02/2026 09:15am', 'price_total': '12.00', 'sale_items':
                 [{'type': 'sale', 'qty': '1', 'uom': 'ea', 'unit_price': '12.00',
                 'global_inventory_id': '%s'}]}]}
                """,
                lot))
        .ok();
    JsonNode sale = shop.get("/sales").first();
    assertThat(sale.propertyNames())
        .contains(
            "created_at",
            "updated_at",
            "external_id",
            "global_customer_id",
            "patient_medical_id",
            "sold_at",
            "sold_to",
            "type",
            "discount_total",
            "price_total",
            "tax_total",
            "reason",
            "status",
            "cog_total",
            "deleted_at",
            "global_id",
            "global_caregiver_id",
            "caregiver_id",
            "global_mme_id",
            "global_user_id",
            "global_sold_by_user_id",
            "global_area_id");
    assertThat(sale.path("sold_at").asString()).isEqualTo("03/02/2026 09:15am");
    assertThat(sale.path("price_total").asString()).isEqualTo("12.00");
    assertThat(sale.path("deleted_at").isNull()).isTrue();
  }
}
