package perennial.drills.d11;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Rows;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * Receiving a manifest with another strain, type or identifiers rewrote the supplier's records in
 * another system. Here goods are mapped to what the receiver has, and the sender's records stay as
 * they are, to the byte.
 */
public final class SupplierUntouched implements Drill {
  private static final String QTY = "4";

  /**
   * A way to answer an item.
   *
   * @param strain that the receiver's lot must be of; may be empty
   * @param type the same; empty for a copy of the sender's
   * @param fields that map it, each after a comma
   */
  private record Mapping(String name, String strain, String type, String fields) {}

  @Override
  public String id() {
    return "D11";
  }

  @Override
  public String title() {
    return "A receipt rewrote the supplier's records";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Farm sender = farm(story, stage, "J400001", "Sender");
    Farm receiver = farm(story, stage, "J400002", "Receiver");
    Farm third = farm(story, stage, "G400001", "Third");
    String lot =
        story.attempted(
            "The sender has a lot of seeds, and other lots beside it",
            () -> {
              String type = sender.seedType("Sender seeds");
              sender.lot(type, "17");
              return sender.lot(type, Integer.toString(stage.size(100, 20_000)));
            });
    String ownType = receiver.seedType("Receiver seeds");
    var road = Shipping.between(sender.caller(), receiver.caller());
    try (Connection eye = stage.registry().superuser()) {
      refuseForeign(story, eye, road, lot, List.of(sender, third), receiver);
      List<Mapping> mappings = ownMappings(receiver, ownType, lot);
      for (int round = 0; round < stage.size(1, 200); round++) {
        for (Mapping mapping : mappings) {
          receive(story, eye, road, lot, receiver, mapping);
        }
      }
    }
    Closing.verify(story, stage.registry());
  }

  private static Farm farm(Story story, Stage stage, String code, String mark) {
    return story.attempted(
        mark + " " + code + " has an area, a strain and a type",
        () -> {
          Farm farm = Farm.furnish(stage.registry().licensee(code), mark);
          farm.seedType(mark + " first seeds");
          return farm;
        });
  }

  /** What real clients send when they receive into their own books. */
  private static List<Mapping> ownMappings(Farm receiver, String type, String sentLot) {
    String area = ",'global_received_area_id':'" + receiver.area() + "'";
    return List.of(
        new Mapping(
            "its own strain and type, and the sender's lot named as the one received",
            receiver.strain(),
            type,
            area
                + ",'global_received_strain_id':'%s','global_received_inventory_type_id':'%s'"
                    .formatted(receiver.strain(), type)
                + ",'global_received_inventory_id':'"
                + sentLot
                + "'"),
        new Mapping(
            "empty texts for strain, type and lot",
            "",
            "",
            area
                + ",'global_received_strain_id':'','global_received_inventory_type_id':'',"
                + "'global_received_inventory_id':''"),
        new Mapping(
            "null for strain, type and lot",
            "",
            "",
            area
                + ",'global_received_strain_id':null,'global_received_inventory_type_id':null,"
                + "'global_received_inventory_id':null"));
  }

  private static void refuseForeign(
      Story story, Connection eye, Shipping road, String lot, List<Farm> others, Farm receiver) {
    String transfer = sent(road, lot);
    String another = sent(road, lot);
    story.refused(
        "The receiver maps the goods to a strain, type or area of the sender or of a third party",
        "each 422 at its field, and not a row of anybody changes",
        () -> {
          var before = Rows.everything(eye);
          var tally = new Tally();
          for (Farm other : others) {
            for (String field : List.of("area", "strain", "inventory_type")) {
              Reply reply =
                  road.to()
                      .post(
                          "/inventory_transfers/api_receive",
                          road.receiptBody(transfer, QTY, foreign(field, other, receiver)));
              tally.see(
                  reply.status() == 422
                      && reply.text().contains("inventory_transfer_items.0.received_" + field),
                  () -> field + " of " + other.caller() + " was answered " + reply);
            }
          }
          return unchanged(tally.seen("refused"), before, Rows.everything(eye));
        });
    story.refused(
        "The receiver answers an item of another transfer",
        "422, and not a row of anybody changes",
        () -> {
          var before = Rows.everything(eye);
          String body =
              road.receiptBody(another, QTY, ",'global_received_area_id':'" + receiver.area() + "'")
                  .replace(another, transfer);
          Reply reply = road.to().post("/inventory_transfers/api_receive", body);
          return unchanged(
              new Seen(reply.status() == 422, reply.toString()), before, Rows.everything(eye));
        });
  }

  private static String foreign(String field, Farm other, Farm receiver) {
    String area = field.equals("area") ? other.area() : receiver.area();
    String fields = ",'global_received_area_id':'" + area + "'";
    return switch (field) {
      case "strain" -> fields + ",'global_received_strain_id':'" + other.strain() + "'";
      case "inventory_type" ->
          fields
              + ",'global_received_inventory_type_id':'"
              + other.caller().get("/inventory_types").id()
              + "'";
      default -> fields;
    };
  }

  private static Seen unchanged(Seen refused, Rows before, Rows after) {
    Seen same = Closing.same(before, after);
    return new Seen(refused.asExpected() && same.asExpected(), refused.text() + "; " + same.text());
  }

  private static void receive(
      Story story, Connection eye, Shipping road, String lot, Farm receiver, Mapping mapping) {
    String transfer = sent(road, lot);
    story.held(
        "The receiver takes the goods in with " + mapping.name(),
        "a lot of its own in its own area; the sender's records are the same to the byte, but for"
            + " the transfer and the account of what is in transit",
        () -> {
          var before = SenderRecords.of(eye, road.from());
          Reply reply =
              road.to()
                  .post(
                      "/inventory_transfers/api_receive",
                      road.receiptBody(transfer, QTY, mapping.fields()));
          if (!reply.isDone()) {
            return new Seen(false, "the receipt was answered " + reply);
          }
          var wrong = new ArrayList<String>(faultsOfReceipt(reply.first(), receiver, mapping));
          wrong.addAll(SenderRecords.of(eye, road.from()).faultsSince(before));
          return wrong.isEmpty()
              ? new Seen(true, before + " are the same")
              : new Seen(false, String.join("\n", wrong));
        });
  }

  private static List<String> faultsOfReceipt(JsonNode transfer, Farm receiver, Mapping mapping) {
    var wrong = new ArrayList<String>();
    String id =
        transfer
            .path("inventory_transfer_items")
            .path(0)
            .path("global_received_inventory_id")
            .asString("");
    JsonNode lot = receiver.lot(id);
    expect(wrong, lot, "global_area_id", receiver.area());
    expect(wrong, lot, "global_mme_id", receiver.caller().id());
    expect(wrong, lot, "qty", QTY + ".0000");
    expect(wrong, lot, "global_strain_id", mapping.strain());
    String type = lot.path("global_inventory_type_id").asString("");
    if (!receiver
        .caller()
        .one("inventory_types", type)
        .path("global_mme_id")
        .asString("")
        .equals(receiver.caller().id())) {
      wrong.add("the receiver's lot is of a type that is not its own");
    }
    if (!mapping.type().isEmpty()) {
      expect(wrong, lot, "global_inventory_type_id", mapping.type());
    }
    if (id.isEmpty() || mapping.fields().contains(id)) {
      wrong.add("the lot received is " + id);
    }
    return wrong;
  }

  private static void expect(List<String> wrong, JsonNode lot, String field, String value) {
    String found = lot.path(field).asString("");
    if (!found.equals(value)) {
      wrong.add(field + " of the receiver's lot is " + found + ", not " + value);
    }
  }

  /** A transfer of some of the lot that is on its way. */
  private static String sent(Shipping road, String lot) {
    String transfer = road.file(lot, QTY, "");
    road.depart(transfer);
    return transfer;
  }
}
