package perennial.leafdata.format;

/** The fields of product types, lots, adjustments and disposals. */
final class StockFields {

  static final FieldList INVENTORY_TYPE =
      FieldList.named("inventory type")
          .text("global_id")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .text("name")
          .blank("description", "storage_instructions", "ingredients")
          .text("type")
          .blank("allergens", "contains")
          .flag("used_butane")
          .add(Form.QUANTITY, "net_weight", "packed_qty")
          .hundredths("cost", "value")
          .text("serving_num", "serving_size")
          .quantity("weight_per_unit_in_mcg")
          .hundredths("weight_per_unit_in_grams")
          .text("uom")
          .add(Form.MILLIONTHS, "total_marijuana_in_grams")
          .text("total_marijuana_in_mcg")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("intermediate_type", "global_original_id")
          .text("global_mme_id", "global_user_id", "global_strain_id")
          .absent("serving_num", "1")
          .absent("serving_size", "0")
          .list();

  /** As it stands inside a laboratory result: recorded without the weight in micrograms. */
  static final FieldList INVENTORY_TYPE_EMBEDDED =
      INVENTORY_TYPE.with("embedded inventory type").without("weight_per_unit_in_mcg").list();

  /** As it stands inside a laboratory result: 40 fields, without what is joined in. */
  static final FieldList LOT_EMBEDDED =
      FieldList.named("embedded lot")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .text("released_by_state", "lab_retest_id")
          .flag("is_initial_inventory")
          .hundredths("net_weight")
          .day("inventory_created_at", "inventory_expires_at", "inventory_packaged_at")
          .quantity("qty", "packed_qty")
          .hundredths("cost", "value")
          .text("source", "propagation_source", "uom")
          .hundredths("total_marijuana_in_grams")
          .blank("additives")
          .text("serving_num", "serving_size", "marijuana_type")
          .flag("sent_for_testing")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("last_harvest_stage")
          .flag("medically_compliant")
          .text("global_id", "legacy_id", "lab_result_file_path")
          .flag("lab_results_attested")
          .day("lab_results_date")
          .text("global_original_id", "global_mme_id", "global_user_id", "global_batch_id")
          .text("global_area_id", "global_lab_result_id", "global_strain_id")
          .text("global_inventory_type_id", "global_created_by_mme_id")
          .absent("propagation_source", "none")
          .absent("serving_num", "1")
          .absent("serving_size", "0")
          .list();

  /** What a split answers: everything but the embedded results. */
  static final FieldList LOT_SPLIT =
      LOT_EMBEDDED
          .with("split lot")
          .text("retail_to_medical")
          .text("batch_type")
          .add(Form.BOOLEAN, "high_cbd", "high_thc", "general_use")
          .list();

  static final FieldList LOT = LOT_SPLIT.with("lot").add(Form.LIST, "labResults").list();

  /** The results inside a lot; the old system's object is a list here, as its test reads it. */
  static final FieldList RESULT_OF_LOT =
      FieldList.named("result of a lot")
          .text("global_id")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .text("status", "testing_status")
          .list();

  /** As recorded in 2019: without the medical categories, with two names joined in. */
  static final FieldList LOT_FINISHED =
      LOT_EMBEDDED
          .with("finished lot")
          .text("retail_to_medical")
          .text("batch_type", "area_name", "inventory_type_name")
          .list();

  static final FieldList LOT_CONVERTED =
      FieldList.named("converted lot")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .flag("is_initial_inventory")
          .hundredths("net_weight")
          .day("inventory_created_at", "inventory_packaged_at")
          .quantity("qty")
          .hundredths("cost", "value")
          .text("uom", "source")
          .flag("sent_for_testing", "medically_compliant")
          .text("global_id", "global_original_id", "global_mme_id", "global_user_id")
          .text("global_batch_id", "global_area_id", "global_lab_result_id", "global_strain_id")
          .text("global_inventory_type_id", "global_created_by_mme_id")
          .add(Form.LIST, "inventories")
          .list();

  /** What a create of a lot may send and gets back. */
  static final FieldList LOT_SENT = LOT.with("sent lot").flag("is_active").list();

  static final FieldList ADJUSTMENT =
      FieldList.named("adjustment")
          .add(Form.NUMBER, "id")
          .text("global_id")
          .moment("created_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .moment("updated_at")
          .blank("external_id")
          .moment("adjusted_at")
          .quantity("qty")
          .text("uom", "reason")
          .blank("memo")
          .text("global_mme_id", "global_user_id", "global_inventory_id")
          .text("global_adjusted_by_user_id")
          .list();

  static final FieldList DISPOSAL =
      FieldList.named("disposal")
          .text("global_id")
          .moment("created_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .moment("updated_at", "hold_starts_at", "hold_ends_at")
          .blank("external_id")
          .add(Form.FLAG_OR_NULL, "whole_plant")
          .text("reason")
          .blank("method")
          .moment("disposal_at")
          .blank("phase")
          .text("type")
          .quantity("qty")
          .text("uom", "source", "disposal_cert")
          .blank("batch_type")
          .text("global_mme_id", "global_user_id", "global_batch_id", "global_area_id")
          .text("global_plant_id", "global_inventory_id")
          .list();

  private StockFields() {}
}
