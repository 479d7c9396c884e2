package perennial.drills.stage;

import tools.jackson.databind.JsonNode;

/**
 * The way of goods between two licensees.
 *
 * @param driver is told in the manifest, as are the vehicle and the route
 * @param plate of the vehicle
 * @param route from door to door
 */
public record Shipping(Caller from, Caller to, String driver, String plate, String route) {

  /** Further fields of an item that goes to a laboratory to be tested. */
  public static final String SAMPLE = ",'is_sample':1,'sample_type':'lab_sample'";

  /** Between two licensees, with a driver whom nobody looks for. */
  public static Shipping between(Caller from, Caller to) {
    return new Shipping(from, to, "A Driver", "ABC123", "Main Street, then the highway");
  }

  /** The body of a filing of one item; {@code more} are further fields of it, after a comma. */
  public String body(String lot, String qty, String more) {
    return ("{'inventory_transfer':[{'manifest_type':'delivery','multi_stop':0,'external_id':'',"
            + "'est_departed_at':'%s','est_arrival_at':'%s','vehicle_description':'White van',"
            + "'vehicle_license_plate':'%s','vehicle_vin':'','route':'%s',"
            + "'global_to_mme_id':'%s','transporter_name1':'%s','transporter_name2':'',"
            + "'inventory_transfer_items':[{'external_id':'','retest':0,'qty':'%s','uom':'',"
            + "'global_inventory_id':'%s'%s}]}]}")
        .formatted(Farm.today(), Farm.today(), plate, route, to.id(), driver, qty, lot, more);
  }

  /** Files a transfer of one lot; its identifier. */
  public String file(String lot, String qty, String more) {
    return from.made("/inventory_transfers", body(lot, qty, more));
  }

  public static String idBody(String transfer) {
    return "{'global_id':'%s'}".formatted(transfer);
  }

  public void depart(String transfer) {
    from.done("/inventory_transfers/api_in_transit", idBody(transfer));
  }

  /** The only item of a transfer, as the receiver sees it. */
  public JsonNode item(String transfer) {
    return to.one("inventory_transfers", transfer).path("inventory_transfer_items").path(0);
  }

  /**
   * The body of a receipt of the only item.
   *
   * @param mapping further fields, each after a comma: area, strain, type
   */
  public String receiptBody(String transfer, String qty, String mapping) {
    return ("{'global_id':'%s','inventory_transfer_items':[{'global_id':'%s','received_qty':'%s'"
            + "%s}]}")
        .formatted(transfer, item(transfer).path("global_id").asString(""), qty, mapping);
  }

  /** The receiver takes all into an area of its own; its new lot. */
  public String receive(String transfer, String qty, String area, String mapping) {
    JsonNode done =
        to.done(
            "/inventory_transfers/api_receive",
            receiptBody(transfer, qty, ",'global_received_area_id':'" + area + "'" + mapping));
    return done.path("inventory_transfer_items")
        .path(0)
        .path("global_received_inventory_id")
        .asString("");
  }

  /** From the filing to the shelf; the receiver's new lot. */
  public String ship(String lot, String qty, String area, String more) {
    String transfer = file(lot, qty, more);
    depart(transfer);
    return receive(transfer, qty, area, "");
  }
}
