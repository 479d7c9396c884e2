package perennial.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.cultivation.Cultivation;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.licensing.Licensing;

/** The inventory room: lots and their quantities, and everything that changes them. */
public final class Inventory implements Room {
  public static final Kind LOT_KIND = new Kind("IN");
  public static final Kind PRODUCT_TYPE_KIND = new Kind("TY");

  /** The kind that production batches share with plant batches and harvests. */
  public static final Kind BATCH_KIND = Cultivation.BATCH_KIND;

  public static final Kind ADJUSTMENT_KIND = new Kind("IA");
  public static final Kind DISPOSAL_KIND = new Kind("DI");
  public static final Kind WAIVER_KIND = new Kind("WV");

  public static final Table<ProductType> PRODUCT_TYPE =
      Table.of("inventory", "product_type", ProductType.class)
          .key("licenseeId", "serial")
          .object(PRODUCT_TYPE_KIND, "serial")
          .references("strain", Cultivation.STRAIN_KIND)
          .check("unit_weight > 0")
          .index("licenseeId", "externalId")
          .index("licenseeId", "automatic")
          .index("licenseeId", "originalSerial")
          .index("licenseeId", "strain")
          .build();

  public static final Index<ProductType> AUTOMATIC_TYPES =
      new Index<>(PRODUCT_TYPE, List.of("licenseeId", "automatic"), Index.LIMIT_DEFAULT);

  /** A licensee's copies of one product type of a supplier's. */
  public static final Index<ProductType> COPIES_OF_TYPE =
      new Index<>(PRODUCT_TYPE, List.of("licenseeId", "originalSerial"), Index.LIMIT_DEFAULT);

  public static final Index<ProductType> TYPES_OF_STRAIN =
      new Index<>(PRODUCT_TYPE, List.of("licenseeId", "strain"), Index.LIMIT_DEFAULT);

  public static final Table<ProductionBatch> PRODUCTION_BATCH =
      Table.of("inventory", "production_batch", ProductionBatch.class)
          .key("licenseeId", "serial")
          .object(BATCH_KIND, "serial")
          .references("area", Licensing.AREA_KIND)
          .references("strain", Cultivation.STRAIN_KIND)
          .index("licenseeId", "externalId")
          .index("licenseeId", "strain")
          .build();

  public static final Index<ProductionBatch> BATCHES_OF_STRAIN =
      new Index<>(PRODUCTION_BATCH, List.of("licenseeId", "strain"), Index.LIMIT_DEFAULT);

  public static final Table<Lot> LOT =
      Table.of("inventory", "lot", Lot.class)
          .key("licenseeId", "serial")
          .object(LOT_KIND, "serial")
          .references("productType", PRODUCT_TYPE_KIND)
          .references("area", Licensing.AREA_KIND)
          .references("strain", Cultivation.STRAIN_KIND)
          .references("batch", BATCH_KIND)
          .references("parent", LOT_KIND)
          .index("licenseeId", "externalId")
          .index("licenseeId", "batch", "serial")
          .index("licenseeId", "productType", "serial")
          .index("licenseeId", "area", "serial")
          .index("licenseeId", "strain", "serial")
          .index("licenseeId", "createdAt")
          .build();

  public static final Index<Lot> LOTS_OF_BATCH =
      new Index<>(LOT, List.of("licenseeId", "batch"), Index.LIMIT_DEFAULT);
  public static final Index<Lot> LOTS_IN_AREA =
      new Index<>(LOT, List.of("licenseeId", "area"), Index.LIMIT_DEFAULT);
  public static final Index<Lot> LOTS_OF_TYPE =
      new Index<>(LOT, List.of("licenseeId", "productType"), Index.LIMIT_DEFAULT);

  public static final Index<Lot> LOTS_OF_STRAIN =
      new Index<>(LOT, List.of("licenseeId", "strain"), Index.LIMIT_DEFAULT);

  public static final Table<LotSource> LOT_SOURCE =
      Table.of("inventory", "lot_source", LotSource.class)
          .key("licenseeId", "lot", "source")
          .streamOf(LOT_KIND, "lot")
          .references("lot", LOT_KIND)
          .references("source", LOT_KIND)
          .index("licenseeId", "source")
          .build();

  public static final Index<LotSource> SOURCES_OF_LOT =
      new Index<>(LOT_SOURCE, List.of("licenseeId", "lot"), Index.LIMIT_DEFAULT);

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
      Table.of("inventory", "posting", PostingRow.class).key("licenseeId", "entryId", "n").stream(
              "kind", "serial")
          .referencesKind("kind", "serial")
          .index("licenseeId", "kind", "serial")
          .build();

  public static final Table<Adjustment> ADJUSTMENT =
      Table.of("inventory", "adjustment", Adjustment.class)
          .key("licenseeId", "serial")
          .object(ADJUSTMENT_KIND, "serial")
          .references("lot", LOT_KIND)
          .index("licenseeId", "lot", "serial")
          .index("licenseeId", "externalId")
          .index("licenseeId", "adjustedAt")
          .build();

  public static final Table<Disposal> DISPOSAL =
      Table.of("inventory", "disposal", Disposal.class)
          .key("licenseeId", "serial")
          .object(DISPOSAL_KIND, "serial")
          .references("area", Licensing.AREA_KIND)
          .references("batch", BATCH_KIND)
          .references("plant", Cultivation.PLANT_KIND)
          .references("lot", LOT_KIND)
          .references("wasteLot", LOT_KIND)
          .references("wasteBatch", BATCH_KIND)
          .check("qty > 0")
          .check("hold_ends_at >= hold_starts_at")
          .index("licenseeId", "externalId")
          .index("licenseeId", "wasteLot")
          .index("licenseeId", "batch", "serial")
          .index("licenseeId", "wasteBatch", "serial")
          .index("licenseeId", "plant", "serial")
          .build();

  public static final Index<Disposal> DISPOSALS_OF_WASTE =
      new Index<>(DISPOSAL, List.of("licenseeId", "wasteLot"), Index.LIMIT_DEFAULT);

  /** Readable by all: it holds serials and verdicts, and every holder's lots look into it. */
  public static final Table<Tested> TESTED =
      Table.of("inventory", "tested", Tested.class)
          .key("lot", "result")
          .streamOf(new Kind("LR"), "result")
          .references("result", new Kind("LR"))
          .directory()
          .index("result")
          .build();

  public static final Index<Tested> RESULTS_OF_LOT = new Index<>(TESTED, List.of("lot"), 1_000);

  /** What a breach is about may be another's: a receipt is recorded on the sender's transfer. */
  public static final Table<Breach> BREACH =
      Table.of("inventory", "breach", Breach.class)
          .key("licenseeId", "entryId", "kind", "serial", "code")
          .stream("kind", "serial")
          .index("licenseeId", "recordedAt")
          .index("licenseeId", "kind", "serial")
          .index("entryId")
          .index("code", "entryId")
          .build();

  /** Of one object, such as a transfer, of which each change may warn. */
  public static final Index<Breach> BREACHES_OF_OBJECT =
      new Index<>(BREACH, List.of("licenseeId", "kind", "serial"), Index.LIMIT_DEFAULT);

  /** The registry's, and as public as the law. */
  public static final Table<Waiver> WAIVER =
      Table.of("inventory", "waiver", Waiver.class)
          .key("licenseeId", "serial")
          .object(WAIVER_KIND, "serial")
          .directory()
          .check("licensee_id = 0")
          .check("lots_max > 0")
          .index("scope")
          .index("status")
          .index("serial")
          .build();

  /** Few are granted at a time, and those that are over stay granted. */
  public static final Index<Waiver> WAIVERS_OF_STATUS =
      new Index<>(WAIVER, List.of("status"), 1_000);

  /** Ended ones too: a scope that had a thousand is due for a rule. */
  public static final Index<Waiver> WAIVERS_OF_SCOPE = new Index<>(WAIVER, List.of("scope"), 1_000);

  /** Readable by all: every holder of what descends from the lot sees it. */
  public static final Table<WaivedLot> WAIVED_LOT =
      Table.of("inventory", "waived_lot", WaivedLot.class)
          .key("licenseeId", "lot", "waiver")
          .streamOf(LOT_KIND, "lot")
          .references("lot", LOT_KIND)
          .directory()
          .index("lot")
          .index("licenseeId", "waiver")
          .build();

  public static final Index<WaivedLot> LOTS_UNDER_WAIVER =
      new Index<>(WAIVED_LOT, List.of("licenseeId", "waiver"), (int) Waiver.LOTS_MAX);

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(
        PRODUCT_TYPE,
        PRODUCTION_BATCH,
        LOT,
        LOT_SOURCE,
        BALANCE,
        POSTING,
        ADJUSTMENT,
        DISPOSAL,
        TESTED,
        BREACH,
        WAIVER,
        WAIVED_LOT);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    var events = new LinkedHashMap<String, Class<? extends Event>>();
    events.put("product-type.declared.1", ProductTypeDeclared.class);
    events.put("product-type.changed.1", ProductTypeChanged.class);
    events.put("product-type.withdrawn.1", ProductTypeWithdrawn.class);
    events.put("production-batch.opened.1", ProductionBatchOpened.class);
    events.put("production-batch.changed.1", ProductionBatchChanged.class);
    events.put("production-batch.deleted.1", ProductionBatchDeleted.class);
    events.put("lot.created.1", LotCreated.class);
    events.put("lot.remediated.1", LotRemediated.class);
    events.put("lot.changed.1", LotChanged.class);
    events.put("lot.deleted.1", LotDeleted.class);
    events.put("lots.converted.1", LotsConverted.class);
    events.put("lot.portion-left.1", LotPortionLeft.class);
    events.put("ledger.posted.1", Posted.class);
    events.put("quantity.adjusted.1", QuantityAdjusted.class);
    events.put("disposal.scheduled.1", DisposalScheduled.class);
    events.put("disposal.changed.1", DisposalChanged.class);
    events.put("disposal.completed.1", DisposalCompleted.class);
    events.put("disposal.cancelled.1", DisposalCancelled.class);
    events.put("result.attached.1", ResultAttached.class);
    events.put("result.judged.1", ResultJudged.class);
    events.put("result.voided.1", ResultVoided.class);
    events.put("result.amended.1", ResultAmended.class);
    events.put("breach.recorded.1", BreachRecorded.class);
    events.put("waiver.ordered.1", WaiverOrdered.class);
    events.put("waiver.granted.1", WaiverGranted.class);
    events.put("waiver.ended.1", WaiverEnded.class);
    events.put("lot.waived.1", LotWaived.class);
    return events;
  }

  @Override
  public Projector projector() {
    return new InventoryProjector();
  }
}
