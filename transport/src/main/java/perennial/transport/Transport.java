package perennial.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.licensing.Licensing;

/** The transport room: transfers between licensees, the one way in which goods change owner. */
public final class Transport implements Room {
  public static final Kind TRANSFER_KIND = new Kind("IT");
  public static final Kind ITEM_KIND = new Kind("II");

  /**
   * Items of one transfer. The largest manifests seen had some hundreds; an act on all of them has
   * at most four postings each.
   */
  public static final int ITEMS_MAX = 500;

  /** Keyed by the serial alone, since either party asks for it and the receiver may change. */
  public static final Table<Transfer> TRANSFER =
      Table.of("transport", "transfer", Transfer.class)
          .key("serial")
          .owners("fromId", "toId")
          .object(TRANSFER_KIND, "serial")
          .check("from_id <> to_id")
          .byActsAlone("toId")
          .index("fromId", "serial")
          .index("toId", "serial")
          .index("fromId", "externalId", "serial")
          .index("toId", "externalId", "serial")
          .index("fromId", "status", "serial")
          .index("toId", "status", "serial")
          .build();

  public static final Table<TransferItem> TRANSFER_ITEM =
      Table.of("transport", "transfer_item", TransferItem.class)
          .key("serial")
          .owners("fromId", "toId")
          .object(ITEM_KIND, "serial")
          .references("transfer", TRANSFER_KIND, "fromId")
          .references("lot", Inventory.LOT_KIND, "fromId")
          .references("batch", Cultivation.BATCH_KIND, "fromId")
          .references("productType", Inventory.PRODUCT_TYPE_KIND, "fromId")
          .references("strain", Cultivation.STRAIN_KIND, "fromId")
          .references("receivedLot", Inventory.LOT_KIND, "toId")
          .references("receivedBatch", Cultivation.BATCH_KIND, "toId")
          .references("receivedArea", Licensing.AREA_KIND, "toId")
          .references("receivedStrain", Cultivation.STRAIN_KIND, "toId")
          .references("receivedType", Inventory.PRODUCT_TYPE_KIND, "toId")
          .check("qty > 0")
          .check("received_qty between 0 and qty")
          .check("returned_qty between 0 and qty")
          .byActsAlone("toId")
          .index("transfer", "removed")
          .index("fromId", "lot")
          .index("fromId", "batch")
          .index("toId", "receivedLot")
          .index("toId", "receivedBatch")
          .build();

  /** Ask with {@code removed} false for the items that a transfer has now. */
  public static final Index<TransferItem> ITEMS_OF_TRANSFER =
      new Index<>(TRANSFER_ITEM, List.of("transfer", "removed"), ITEMS_MAX);

  @Override
  public String name() {
    return "transport";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(TRANSFER, TRANSFER_ITEM);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    var events = new LinkedHashMap<String, Class<? extends Event>>();
    events.put("transfer.filed.1", TransferFiled.class);
    events.put("transfer.changed.1", TransferChanged.class);
    events.put("transfer.readied.1", TransferReadied.class);
    events.put("transfer.departed.1", TransferDeparted.class);
    events.put("transfer.received.1", TransferReceived.class);
    events.put("transfer.voided.1", TransferVoided.class);
    events.put("transfer.rejected-taken-back.1", RejectedTakenBack.class);
    return events;
  }

  @Override
  public Projector projector() {
    return new TransportProjector();
  }
}
