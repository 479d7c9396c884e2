package perennial.leafdata.clients;

import perennial.leafdata.LeafCaller;
import tools.jackson.databind.JsonNode;

/** The steps that every client's script of a transfer has: file, send, look, receive. */
final class Trade {
  private Trade() {}

  static String area(LeafCaller of) {
    return of.post("/areas", Json.of("{'area': [{'name': 'Dock', 'type': 'non-quarantine'}]}"))
        .id();
  }

  /** Files a delivery of one item; {@code more} are further fields of the item, or nothing. */
  static JsonNode file(LeafCaller from, LeafCaller to, String lot, String qty, String more) {
    return from.post(
            "/inventory_transfers",
            Json.of(
                """
                {'inventory_transfer': [{'manifest_type': 'delivery', 'multi_stop': 0,
                 'est_departed_at': '03/02/2026', 'est_arrival_at': '03/02/2026',
                 'vehicle_description': 'van', 'vehicle_license_plate': 'ABC',
                 'vehicle_vin': null, 'transfer_type': 'transfer', 'global_from_mme_id': '%s',
                 'global_to_mme_id': '%s', 'transporter_name1': 'A', 'transporter_name2': '',
                 'inventory_transfer_items': [{'global_inventory_id': '%s', 'qty': '%s',
                 'uom': 'gm'%s}]}]}
                """,
                from.licenseeId(), to.licenseeId(), lot, qty, more))
        .ok()
        .path(0);
  }

  static JsonNode depart(LeafCaller from, JsonNode transfer) {
    return from.post(
            "/inventory_transfers/api_in_transit",
            Json.of("{'global_id': '%s'}", transfer.path("global_id").asString()))
        .ok();
  }

  /** Receives all of the only item; the answered transfer. */
  static JsonNode receive(LeafCaller to, JsonNode transfer) {
    JsonNode item = transfer.path("inventory_transfer_items").path(0);
    return to.post(
            "/inventory_transfers/api_receive",
            Json.of(
                """
                {'global_id': '%s', 'inventory_transfer_items': [{'global_id': '%s',
                 'received_qty': '%s', 'global_received_area_id': '%s'}]}
                """,
                transfer.path("global_id").asString(),
                item.path("global_id").asString(),
                item.path("qty").asString(),
                area(to)))
        .ok();
  }

  /** Files, sends and receives; the receiver's lot. */
  static String ship(LeafCaller from, LeafCaller to, String lot, String qty, String more) {
    JsonNode transfer = file(from, to, lot, qty, more);
    depart(from, transfer);
    return receive(to, transfer)
        .path("inventory_transfer_items")
        .path(0)
        .path("global_received_inventory_id")
        .asString();
  }

  /** A sample of a lot on its way to the laboratory and in it; the laboratory's lot. */
  static String sample(LeafCaller from, LeafCaller lab, String lot) {
    return ship(from, lab, lot, "4", ", \"is_sample\": 1, \"sample_type\": \"lab_sample\"");
  }

  /** The row that a list has for an identifier. */
  static JsonNode one(LeafCaller of, String resource, String id) {
    JsonNode page = of.get("/" + resource + "?f_global_id=" + id).ok();
    if (page.path("total").intValue() != 1) {
      throw new AssertionError(resource + " has not one of " + id + ": " + page);
    }
    return page.path("data").path(0);
  }
}
