package perennial.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;

/** The inventory room: lots and their quantities, and everything that changes them. */
public final class Inventory implements Room {
  public static final Kind LOT_KIND = new Kind("IN");
  public static final Kind PRODUCT_TYPE_KIND = new Kind("TY");
  public static final Kind ADJUSTMENT_KIND = new Kind("IA");
  public static final Kind DISPOSAL_KIND = new Kind("DI");

  public static final Table<Lot> LOT =
      Table.of("inventory", "lot", Lot.class)
          .key("licenseeId", "serial")
          .object(LOT_KIND, "serial")
          .references("productType", PRODUCT_TYPE_KIND)
          .references("area", new Kind("AR"))
          .references("strain", new Kind("ST"))
          .references("batch", new Kind("BA"))
          .references("parent", LOT_KIND)
          .index("licenseeId", "externalId")
          .index("licenseeId", "batch", "serial")
          .index("licenseeId", "productType", "serial")
          .index("licenseeId", "area", "serial")
          .build();

  public static final Index<Lot> LOTS_OF_BATCH =
      new Index<>(LOT, List.of("licenseeId", "batch"), Index.LIMIT_DEFAULT);
  public static final Index<Lot> LOTS_IN_AREA =
      new Index<>(LOT, List.of("licenseeId", "area"), Index.LIMIT_DEFAULT);
  public static final Index<Lot> LOTS_OF_TYPE =
      new Index<>(LOT, List.of("licenseeId", "productType"), Index.LIMIT_DEFAULT);

  public static final Table<Balance> BALANCE =
      Table.of("inventory", "balance", Balance.class)
          .key("licenseeId", "kind", "serial", "account", "transfer")
          .stream("kind", "serial")
          .referencesKind("kind", "serial")
          .check("amount >= 0")
          .build();

  public static final Index<Balance> BALANCES_OF_LOT =
      new Index<>(BALANCE, List.of("licenseeId", "kind", "serial"), 1_000);

  public static final Table<PostingRow> POSTING =
      Table.of("inventory", "posting", PostingRow.class)
          .key("licenseeId", "entryId", "n")
          .stream("kind", "serial")
          .index("licenseeId", "account", "entryId")
          .index("licenseeId", "kind", "serial")
          .build();

  public static final Table<Adjustment> ADJUSTMENT =
      Table.of("inventory", "adjustment", Adjustment.class)
          .key("licenseeId", "serial")
          .object(ADJUSTMENT_KIND, "serial")
          .references("lot", LOT_KIND)
          .index("licenseeId", "lot", "serial")
          .index("licenseeId", "externalId")
          .build();

  /** Readable by all: it holds serials and verdicts, and every holder's lots look into it. */
  public static final Table<Tested> TESTED =
      Table.of("inventory", "tested", Tested.class)
          .key("lot", "result")
          .streamOf(new Kind("LR"), "result")
          .references("result", new Kind("LR"))
          .directory()
          .build();

  public static final Index<Tested> RESULTS_OF_LOT = new Index<>(TESTED, List.of("lot"), 1_000);

  public static final Table<Breach> BREACH =
      Table.of("inventory", "breach", Breach.class)
          .key("licenseeId", "entryId", "kind", "serial", "code")
          .stream("kind", "serial")
          .index("licenseeId", "recordedAt")
          .build();

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(LOT, BALANCE, POSTING, ADJUSTMENT, TESTED, BREACH);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    var events = new LinkedHashMap<String, Class<? extends Event>>();
    events.put("lot.created.1", LotCreated.class);
    events.put("lot.portion-left.1", LotPortionLeft.class);
    events.put("ledger.posted.1", Posted.class);
    events.put("quantity.adjusted.1", QuantityAdjusted.class);
    events.put("result.attached.1", ResultAttached.class);
    events.put("result.judged.1", ResultJudged.class);
    events.put("result.voided.1", ResultVoided.class);
    events.put("breach.recorded.1", BreachRecorded.class);
    return events;
  }

  @Override
  public Projector projector() {
    return new InventoryProjector();
  }
}
