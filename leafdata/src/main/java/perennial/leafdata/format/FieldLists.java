package perennial.leafdata.format;

import java.util.List;

/**
 * Every form of answer of the wire and its fields: how many there are is asserted by real clients'
 * tests (wire.md 6), and a test here holds both count and names. Where a count is recorded but not
 * all names, docs/leafdata.md says which were chosen and why.
 */
public final class FieldLists {

  /** 8 fields. */
  public static final FieldList AREA = GrowFields.AREA;

  /** 9 fields: the area and its number of plants. */
  public static final FieldList PLANTS_BY_AREA = GrowFields.PLANTS_BY_AREA;

  /** 8 fields. */
  public static final FieldList STRAIN = GrowFields.STRAIN;

  /** 40 fields: of batch updates, harvests and cures. */
  public static final FieldList BATCH = GrowFields.BATCH;

  /** 55 fields: of batches in a list. */
  public static final FieldList BATCH_LISTED = GrowFields.BATCH_LISTED;

  /** 25 fields: of plant updates. */
  public static final FieldList PLANT = GrowFields.PLANT;

  /** 30 fields: of plants in a list. */
  public static final FieldList PLANT_LISTED = GrowFields.PLANT_LISTED;

  /** 11 fields: of {@code move_inventory_to_plants}. */
  public static final FieldList PLANT_MOVED = GrowFields.PLANT_MOVED;

  /** 29 fields. */
  public static final FieldList INVENTORY_TYPE = StockFields.INVENTORY_TYPE;

  /** 28 fields: inside laboratory results and transfer items. */
  public static final FieldList INVENTORY_TYPE_EMBEDDED = StockFields.INVENTORY_TYPE_EMBEDDED;

  /** 46 fields: of lots in a list, and of their updates. */
  public static final FieldList LOT = StockFields.LOT;

  /** 45 fields: of splits, and of {@code move_plants_to_inventory}. */
  public static final FieldList LOT_SPLIT = StockFields.LOT_SPLIT;

  /** 25 fields: of conversions. */
  public static final FieldList LOT_CONVERTED = StockFields.LOT_CONVERTED;

  /** 44 fields: of {@code finish_lot}. */
  public static final FieldList LOT_FINISHED = StockFields.LOT_FINISHED;

  /** 40 fields: inside laboratory results. */
  public static final FieldList LOT_EMBEDDED = StockFields.LOT_EMBEDDED;

  /** 41 fields: {@code for_inventory} of a laboratory result, with its type inside. */
  public static final FieldList FOR_INVENTORY =
      LOT_EMBEDDED.with("for inventory").add(Form.OBJECT, "inventory_type").list();

  /** 6 fields: one of a lot's {@code labResults}. */
  public static final FieldList RESULT_OF_LOT = StockFields.RESULT_OF_LOT;

  /** 15 fields. */
  public static final FieldList ADJUSTMENT = StockFields.ADJUSTMENT;

  /** 24 fields. */
  public static final FieldList DISPOSAL = StockFields.DISPOSAL;

  /** 40 fields: of transfers in lists, creates, updates and actions alike. */
  public static final FieldList TRANSFER = TradeFields.TRANSFER;

  /** 37 fields. */
  public static final FieldList TRANSFER_ITEM = TradeFields.TRANSFER_ITEM;

  /** 23 fields. */
  public static final FieldList SALE = TradeFields.SALE;

  /** 18 fields. */
  public static final FieldList SALE_ITEM = TradeFields.SALE_ITEM;

  /** 8 fields. */
  public static final FieldList USER = TradeFields.USER;

  /** 28 fields. */
  public static final FieldList MME = TradeFields.MME;

  /** 211 fields: of laboratory results in a list and of their updates. */
  public static final FieldList LAB_RESULT = LabResultFields.LAB_RESULT;

  private static final List<String> MADE =
      List.of("updated_at", "created_at", "global_id", "global_mme_id", "global_user_id");

  public static final CreateAnswer AREA_CREATED =
      new CreateAnswer(AREA, List.of("updated_at", "created_at", "global_id"));

  public static final CreateAnswer STRAIN_CREATED = new CreateAnswer(STRAIN, MADE);

  public static final CreateAnswer INVENTORY_TYPE_CREATED =
      new CreateAnswer(INVENTORY_TYPE, and(MADE, "global_strain_id"));

  private static final List<String> BATCH_MADE =
      and(
          MADE,
          "planted_at",
          "harvested_at",
          "harvest_stage",
          "status",
          "uom",
          "source",
          "global_strain_id",
          "global_area_id",
          "global_mother_plant_id",
          "global_flower_area_id",
          "global_other_area_id");

  /** 19 fields when type, origin, number, area and strain are sent: all types but plants. */
  public static final CreateAnswer BATCH_CREATED = new CreateAnswer(BATCH, BATCH_MADE);

  /** 20 fields when type, origin, number, area and strain are sent: of type plant. */
  public static final CreateAnswer BATCH_OF_PLANTS_CREATED =
      new CreateAnswer(BATCH, and(BATCH_MADE, "plant_stage"));

  /** 11 fields when origin and stage are sent. */
  public static final CreateAnswer PLANT_CREATED =
      new CreateAnswer(
          PLANT,
          and(
              MADE,
              "global_batch_id",
              "global_area_id",
              "global_mother_plant_id",
              "global_strain_id"));

  public static final CreateAnswer LOT_CREATED =
      new CreateAnswer(
          StockFields.LOT_SENT,
          and(
              MADE,
              "global_batch_id",
              "global_area_id",
              "global_lab_result_id",
              "global_strain_id",
              "global_inventory_type_id",
              "global_created_by_mme_id"));

  /** 12 fields when time, quantity, unit, reason, memo and lot are sent; 13 with the adjuster. */
  public static final CreateAnswer ADJUSTMENT_CREATED =
      new CreateAnswer(ADJUSTMENT, and(MADE, "external_id", "global_inventory_id"));

  /** 15 fields when source, reason, quantity, unit and area are sent. */
  public static final CreateAnswer DISPOSAL_CREATED =
      new CreateAnswer(
          DISPOSAL,
          and(
              List.of("hold_starts_at", "hold_ends_at"),
              "updated_at",
              "created_at",
              "global_id",
              "global_mme_id",
              "global_user_id",
              "global_batch_id",
              "global_area_id",
              "global_plant_id",
              "global_inventory_id"));

  public static final CreateAnswer LAB_RESULT_CREATED =
      new CreateAnswer(LabResultFields.LAB_RESULT_SENT, LabResultFields.COMPUTED);

  public static final CreateAnswer SALE_CREATED =
      new CreateAnswer(SALE, and(MADE, "global_area_id", "sale_items"));

  private FieldLists() {}

  private static List<String> and(List<String> first, String... more) {
    return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(more)).toList();
  }
}
