package perennial.leafdata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** Transfers on the wire, as real clients send, receive, change and void them. */
class TransfersEndpointTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller sender = SERVER.licensee("cultivator_production");
  private final LeafCaller receiver = SERVER.licensee("dispensary");
  private final Goods goods = new Goods(SERVER, sender);

  private String seeds(long qty) {
    return goods.lot("immature_plant", "seeds", qty);
  }

  private static String item(String lot, String more) {
    return "{\"global_inventory_id\": \"%s\", \"qty\": \"4\", \"uom\": \"eq\"%s}"
        .formatted(lot, more);
  }

  private Reply file(LeafCaller to, String more, String... items) {
    return sender.post(
        "/inventory_transfers",
        """
        {"inventory_transfer": [{"manifest_type": "delivery", "multi_stop": 0,
          "global_to_mme_id": "%s", "est_departed_at": "06/14/2019 09:00am",
          "est_arrival_at": "06/14/2019", "vehicle_description": "blue mini van",
          "vehicle_vin": null, "transporter_name1": "Ada", "transporter_name2": "",
          "inventory_transfer_items": [%s]%s}]}\
        """
            .formatted(to.licenseeId(), String.join(",", items), more));
  }

  private static Reply move(LeafCaller by, String action, String id) {
    return by.post("/inventory_transfers/" + action, "{\"global_id\": \"%s\"}".formatted(id));
  }

  private static String area(LeafCaller of) {
    return of.post("/areas", "{\"area\": [{\"name\": \"Dock\"}]}").id();
  }

  /** As cannlytics does: with an empty strain, and the sender's lot as the one received. */
  private Reply receive(String id, String qty) {
    JsonNode item =
        receiver
            .get("/inventory_transfers?f_global_id=" + id)
            .first()
            .path("inventory_transfer_items")
            .path(0);
    return receiver.post(
        "/inventory_transfers/api_receive",
        """
        {"global_id": "%s", "inventory_transfer_items": [{"global_id": "%s",
          "received_qty": %s, "global_received_area_id": "%s", "global_received_strain_id": "",
          "global_received_inventory_id": "%s"}]}\
        """
            .formatted(
                id,
                item.path("global_id").asString(),
                qty,
                area(receiver),
                item.path("global_inventory_id").asString()));
  }

  @Test
  void filesThemWithAllTheirFields() {
    String lot = seeds(10);
    Reply made = file(receiver, ", \"external_id\": \"x-1\"", item(lot, ", \"price\": 12.5"));
    JsonNode transfer = made.first();
    assertThat(made.ok().isArray()).isTrue();
    assertThat(transfer.propertyNames())
        .containsExactlyElementsOf(FieldLists.TRANSFER.names())
        .hasSize(40);
    assertThat(transfer.path("global_id").asString())
        .matches("WA" + sender.code() + "\\.IT[0-9A-Z]+");
    assertThat(transfer.path("status").asString()).isEqualTo("open");
    assertThat(transfer.path("void").asString()).isEqualTo("0");
    assertThat(transfer.path("multi_stop").asString()).isEqualTo("0");
    assertThat(transfer.path("manifest_type").asString()).isEqualTo("delivery");
    assertThat(transfer.path("est_departed_at").asString()).isEqualTo("06/14/2019 09:00am");
    assertThat(transfer.path("est_arrival_at").asString()).isEqualTo("06/14/2019 12:00am");
    assertThat(transfer.path("transferred_at").asString()).isEmpty();
    assertThat(transfer.path("number_of_edits").asString()).isEqualTo("0");
    assertThat(transfer.path("vehicle_description").asString()).isEqualTo("blue mini van");
    assertThat(transfer.path("vehicle_vin").isNull()).isTrue();
    assertThat(transfer.path("transporter_name1").asString()).isEqualTo("Ada");
    assertThat(transfer.path("global_from_mme_id").asString()).isEqualTo(sender.licenseeId());
    assertThat(transfer.path("global_to_mme_id").asString()).isEqualTo(receiver.licenseeId());
    assertThat(transfer.path("global_user_id").asString()).isEqualTo(sender.userId());
    assertThat(transfer.path("external_id").asString()).isEqualTo("x-1");

    JsonNode item = transfer.path("inventory_transfer_items").path(0);
    assertThat(item.propertyNames()).containsExactlyElementsOf(FieldLists.TRANSFER_ITEM.names());
    assertThat(item.path("qty").asString()).isEqualTo("4.0000");
    assertThat(item.path("uom").asString()).as("the lot's, not the one sent").isEqualTo("ea");
    assertThat(item.path("price").asString()).isEqualTo("12.50");
    assertThat(item.path("is_sample").asString()).isEqualTo("0");
    assertThat(item.path("received_qty").isNull()).isTrue();
    assertThat(item.path("inventory_name").asString()).isEqualTo("Fine seeds");
    assertThat(item.path("description").asString()).isEqualTo("Fine seeds " + lot);
    assertThat(item.path("intermediate_type").asString()).isEqualTo("seeds");
    assertThat(item.path("global_inventory_id").asString()).isEqualTo(lot);
    JsonNode type = item.path("inventory_type");
    assertThat(type.propertyNames())
        .containsExactlyElementsOf(FieldLists.INVENTORY_TYPE_EMBEDDED.names());
    assertThat(type.path("description").asString()).isEqualTo("From the south field");
    assertThat(type.path("cost").asString()).as("not the receiver's business").isEqualTo("0.00");
    assertThat(goods.available(lot)).isEqualTo("6.0000");
  }

  @Test
  void showsBothPartiesTheSameAtOnce() {
    String id = file(receiver, "", item(seeds(10), "")).id();
    for (String step : List.of("open", "in-transit", "received")) {
      switch (step) {
        case "in-transit" ->
            assertThat(move(sender, "api_in_transit", id).ok().path("status").asString())
                .isEqualTo(step);
        case "received" -> {
          JsonNode done = receive(id, "4").ok();
          assertThat(done.propertyNames()).containsExactlyElementsOf(FieldLists.TRANSFER.names());
          assertThat(done.path("status").asString()).isEqualTo(step);
        }
        default -> {}
      }
      JsonNode single = sender.get("/inventory_transfers?f_global_id=" + id).first();
      assertThat(single.path("status").asString()).isEqualTo(step);
      assertThat(receiver.get("/inventory_transfers?f_global_id=" + id).first()).isEqualTo(single);
      assertThat(sender.get("/inventory_transfers").first()).isEqualTo(single);
      assertThat(receiver.get("/inventory_transfers").first()).isEqualTo(single);
    }
    JsonNode item =
        sender
            .get("/inventory_transfers?f_global_id=" + id)
            .first()
            .path("inventory_transfer_items")
            .path(0);
    assertThat(item.path("received_qty").asString()).isEqualTo("4.0000");
    assertThat(item.path("received_at").asString()).isNotEmpty();
    assertThat(item.path("global_received_inventory_id").asString())
        .matches("WA" + receiver.code() + "\\.IN[0-9A-Z]+");
    assertThat(item.path("global_received_batch_id").asString())
        .matches("WA" + receiver.code() + "\\.BA[0-9A-Z]+");
    assertThat(item.path("global_received_strain_id").isNull()).isTrue();
    assertThat(item.path("global_received_mme_id").asString()).isEqualTo(receiver.licenseeId());
  }

  @Test
  void showsNobodyElseThem() {
    String id = file(receiver, "", item(seeds(10), "")).id();
    LeafCaller third = SERVER.licensee("production");
    assertThat(third.get("/inventory_transfers?f_global_id=" + id).ok().path("total").intValue())
        .isZero();
    for (String action : List.of("api_in_transit", "void")) {
      assertThat(move(third, action, id).status()).isEqualTo(404);
    }
    assertThat(
            third
                .post(
                    "/inventory_transfers/update",
                    "{\"inventory_transfer\": {\"global_id\": \"%s\"}}".formatted(id))
                .status())
        .isEqualTo(404);
  }

  @Test
  void takesWhatOlderClientsLeaveOut() {
    String body =
        """
        {"inventory_transfer": {"manifest_type": "delivery", "global_to_mme_id": "%s",
          "inventory_transfer_items": {"global_inventory_id": "%s", "qty": 1, "uom": "ea",
            "is_sample": "", "retest": "", "sample_type": ""}}}\
        """
            .formatted(receiver.licenseeId(), seeds(10));
    JsonNode transfer = sender.post("/inventory_transfers", body).first();
    assertThat(transfer.path("multi_stop").asString()).isEqualTo("0");
    assertThat(transfer.path("inventory_transfer_items")).hasSize(1);
  }

  @Test
  void saysThatItemsNeedAResult() {
    String lot = goods.lot("end_product", "usable_marijuana", 10);
    Reply refused = file(receiver, "", item(lot, ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .isEqualTo(
            "{\"error\":true,\"error_message\":\"All items must have a lab result.\","
                + "\"validation_messages\":[]}");
    String budtender =
        ", \"is_sample\": 1, \"sample_type\": \"product_sample\","
            + " \"product_sample_type\": \"budtender_sample\"";
    assertThat(file(receiver, "", item(lot, budtender)).status()).isEqualTo(200);
    assertThat(file(receiver, "", item(lot, ", \"is_for_extraction\": 1")).status()).isEqualTo(200);
  }

  @Test
  void refusesByFieldAndItem() {
    Reply refused =
        file(SERVER.licensee("transporter"), "", item(seeds(3), ""), item("WAX.IN0", ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("inventory_transfer_items.1.inventory_id"))
        .containsExactly("The selected inventory id is invalid.");
    Reply tooMuch = file(receiver, "", item(seeds(3), ""));
    assertThat(tooMuch.problems("inventory_transfer_items.0.qty"))
        .singleElement()
        .asString()
        .startsWith("Only 3.0000 ea of WA" + sender.code())
        .endsWith("are available.");
    Reply unknown =
        sender.post(
            "/inventory_transfers",
            """
            {"inventory_transfer": [{"manifest_type": "by-drone",
              "global_to_mme_id": "WAWA1.MMZZZZZ", "inventory_transfer_items": []}]}\
            """);
    assertThat(unknown.problems("manifest_type"))
        .containsExactly("The selected manifest type is invalid.");
    Reply nobody =
        sender.post(
            "/inventory_transfers",
            """
            {"inventory_transfer": [{"manifest_type": "delivery",
              "global_to_mme_id": "WAWA1.MMZZZZZ", "inventory_transfer_items": []}]}\
            """);
    assertThat(nobody.problems("to_mme_id")).containsExactly("The selected to mme id is invalid.");
    assertThat(nobody.problems("inventory_transfer_items"))
        .containsExactly("The inventory transfer items field is required.");
  }

  @Test
  void changesOnlyWhatIsSent() {
    String lot = seeds(10);
    String id = file(receiver, ", \"notes\": \"ring\"", item(lot, "")).id();
    JsonNode changed =
        sender
            .post(
                "/inventory_transfers/update",
                """
                {"inventory_transfer": {"global_id": "%s", "vehicle_color": "red",
                  "manifest_type": "pick-up"}}\
                """
                    .formatted(id))
            .ok();
    assertThat(changed.propertyNames()).containsExactlyElementsOf(FieldLists.TRANSFER.names());
    assertThat(changed.path("vehicle_color").asString()).isEqualTo("red");
    assertThat(changed.path("vehicle_description").asString()).isEqualTo("blue mini van");
    assertThat(changed.path("transporter_name1").asString()).isEqualTo("Ada");
    assertThat(changed.path("notes").asString()).isEqualTo("ring");
    assertThat(changed.path("manifest_type").asString()).isEqualTo("pick-up");
    assertThat(changed.path("number_of_edits").asString()).isEqualTo("1");
    assertThat(changed.path("inventory_transfer_items")).hasSize(1);
    assertThat(receiver.get("/inventory_transfers").first()).isEqualTo(changed);

    String item = changed.path("inventory_transfer_items").path(0).path("global_id").asString();
    JsonNode replaced =
        sender
            .post(
                "/inventory_transfers/update",
                """
                {"inventoryTransfer": [{"global_id": "%s", "inventory_transfer_items":
                  [{"global_id": "%s", "global_inventory_id": "%s", "qty": "9"}]}]}\
                """
                    .formatted(id, item, lot))
            .ok();
    assertThat(replaced.path("inventory_transfer_items").path(0).path("global_id").asString())
        .isEqualTo(item);
    assertThat(goods.available(lot)).isEqualTo("1.0000");

    assertThat(move(sender, "api_in_transit", id).ok().path("status").asString())
        .isEqualTo("ready-for-pickup");
    Reply late =
        sender.post(
            "/inventory_transfers/update",
            "{\"global_id\": \"%s\", \"notes\": \"x\"}".formatted(id));
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.problems("global_id"))
        .containsExactly(
            "A transfer may be changed only while it is open; this one is ready-for-pickup.");
  }

  @Test
  void voidsThemOnceAndForAll() {
    String lot = seeds(10);
    String id = file(receiver, "", item(lot, "")).id();
    move(sender, "api_in_transit", id);
    JsonNode voided = move(sender, "void", id).ok();
    assertThat(voided.path("void").asString()).isEqualTo("1");
    assertThat(voided.path("status").asString()).isEqualTo("in-transit");
    assertThat(goods.available(lot)).isEqualTo("10.0000");
    assertThat(move(sender, "void", id).ok()).isEqualTo(voided);
    assertThat(receive(id, "4").problems("global_id")).containsExactly("The transfer was voided.");
    assertThat(receiver.get("/inventory_transfers").first()).isEqualTo(voided);
  }

  @Test
  void takesRejectedGoodsBackByVoid() {
    String lot = seeds(10);
    String id = file(receiver, "", item(lot, "")).id();
    move(sender, "api_in_transit", id);
    receive(id, "0").ok();
    assertThat(goods.available(lot)).isEqualTo("6.0000");
    JsonNode back = move(sender, "void", id).ok();
    assertThat(back.path("void").asString()).isEqualTo("0");
    assertThat(back.path("status").asString()).isEqualTo("received");
    assertThat(goods.available(lot)).isEqualTo("10.0000");
  }

  @Test
  void answersRepetitionsWithThePresentState() {
    String id = file(receiver, "", item(seeds(10), "")).id();
    JsonNode sent = move(sender, "api_in_transit", id).ok();
    assertThat(move(sender, "api_in_transit", id).ok()).isEqualTo(sent);
    JsonNode received = receive(id, "4").ok();
    assertThat(receive(id, "4").ok()).isEqualTo(received);
    assertThat(move(sender, "api_in_transit", id).ok()).isEqualTo(received);
  }

  @Test
  void repeatsAFilingThatHasAnExternalId() {
    String lot = seeds(10);
    Reply first = file(receiver, ", \"external_id\": \"once\"", item(lot, ""));
    Reply second = file(receiver, ", \"external_id\": \"once\"", item(lot, ""));
    assertThat(second.header("idempotent-replay")).hasValue("true");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(goods.available(lot)).isEqualTo("6.0000");
  }

  @Test
  void showsWhatAReceivedBatchGrewFrom() {
    String strain = sender.post("/strains", "{\"strain\": [{\"name\": \"Blue\"}]}").id();
    String batch =
        sender
            .post(
                "/batches",
                """
                {"batch": [{"type": "propagation material", "origin": "tissue", "num_plants": 5,
                  "global_area_id": "%s", "global_strain_id": "%s"}]}\
                """
                    .formatted(area(sender), strain))
            .id();
    String lot = sender.get("/inventories?f_batch_id=" + batch).id();
    String id = file(receiver, "", item(lot, "")).id();
    move(sender, "api_in_transit", id);
    String received =
        receive(id, "4")
            .ok()
            .path("inventory_transfer_items")
            .path(0)
            .path("global_received_batch_id")
            .asString();
    assertThat(receiver.get("/batches?f_global_id=" + received).first().path("origin").asString())
        .isEqualTo("tissue");
  }

  @Test
  void refusesAreasStrainsAndTypesOfOthers() {
    String id = file(receiver, "", item(seeds(10), "")).id();
    move(sender, "api_in_transit", id);
    JsonNode item =
        receiver.get("/inventory_transfers").first().path("inventory_transfer_items").path(0);
    String strain = sender.post("/strains", "{\"strain\": [{\"name\": \"Theirs\"}]}").id();
    Reply refused =
        receiver.post(
            "/inventory_transfers/api_receive",
            """
            {"global_id": "%s", "inventory_transfer_items": [{"global_id": "%s",
              "received_qty": "4", "global_received_area_id": "%s",
              "global_received_strain_id": "%s", "global_received_inventory_type_id": "%s"}]}\
            """
                .formatted(
                    id,
                    item.path("global_id").asString(),
                    area(sender),
                    strain,
                    item.path("global_inventory_type_id").asString()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problemFields())
        .containsExactlyInAnyOrder(
            "inventory_transfer_items.0.received_area_id",
            "inventory_transfer_items.0.received_strain_id",
            "inventory_transfer_items.0.received_inventory_type_id");
  }

  @ParameterizedTest
  @CsvSource({
    "f_status=open, 1",
    "f_status=in-transit, 1",
    "f_status=ready-for-pickup, 0",
    "f_status=gone, 0",
    "f_external_id=two, 1",
    "f_external_id=three, 0",
    "f_external_id=, 2",
    "f_date1=06%2F14%2F2019, 2",
    "f_date1=2019-06-15, 0",
    "f_date1=06%2F01%2F2019&f_date2=06%2F13%2F2019, 0",
    "_page_max=7, 2"
  })
  void filters(String query, int found) {
    move(sender, "api_in_transit", file(receiver, "", item(seeds(10), "")).id());
    file(receiver, ", \"external_id\": \"two\"", item(seeds(10), ""));
    assertThat(receiver.get("/inventory_transfers?" + query).ok().path("total").intValue())
        .isEqualTo(found);
  }

  @Test
  void filtersByPartyAndBatch() {
    Map<String, String> stock = goods.batchWithLot("immature_plant", "seeds", 10);
    String id = file(receiver, "", item(stock.get("lot"), "")).id();
    file(SERVER.licensee("lab"), "", item(seeds(10), ""));
    assertThat(total(sender, "f_mme_code=" + sender.code())).isEqualTo(2);
    assertThat(total(sender, "f_mme_code=" + receiver.code())).isZero();
    assertThat(total(sender, "f_to_mme_code=" + receiver.code())).isEqualTo(1);
    assertThat(total(sender, "f_batch=" + stock.get("batch"))).isEqualTo(1);
    assertThat(sender.get("/inventory_transfers?f_batch=" + stock.get("batch")).id()).isEqualTo(id);
    assertThat(total(sender, "f_global_id=" + id.substring(id.indexOf('.') + 1))).isEqualTo(1);
    assertThat(total(sender, "f_global_id=" + stock.get("lot"))).isZero();
  }

  private static int total(LeafCaller caller, String query) {
    return caller.get("/inventory_transfers?" + query).ok().path("total").intValue();
  }
}
