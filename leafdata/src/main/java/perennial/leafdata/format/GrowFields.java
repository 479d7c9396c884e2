package perennial.leafdata.format;

/** The fields of areas, strains, batches and plants. */
final class GrowFields {

  static final FieldList AREA =
      FieldList.named("area")
          .text("global_id")
          .moment("created_at", "updated_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("name", "type")
          .flag("is_quarantine_area")
          .text("external_id")
          .list();

  static final FieldList PLANTS_BY_AREA = AREA.with("plants by area").count("num_plants").list();

  static final FieldList STRAIN =
      FieldList.named("strain")
          .text("global_id")
          .moment("created_at", "updated_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("name", "external_id", "global_mme_id", "global_user_id")
          .list();

  static final FieldList BATCH =
      FieldList.named("batch")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .day("planted_at", "harvested_at")
          .add(Form.STAMP, "batch_created_at")
          .count("num_plants")
          .text("status")
          .hundredths("qty_harvest")
          .text("uom")
          .flag("is_parent_batch", "is_child_batch")
          .text("type")
          .blank("harvest_stage")
          .hundredths("qty_accumulated_waste", "qty_packaged_flower", "qty_packaged_by_product")
          .day("est_harvest_at", "packaged_completed_at")
          .text("origin", "source")
          .hundredths("qty_cure")
          .text("plant_stage")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .hundredths(
              "flower_dry_weight", "waste", "other_waste", "flower_waste", "other_dry_weight")
          .day("harvested_end_at")
          .hundredths("flower_wet_weight", "other_wet_weight")
          .text("global_id", "global_mme_id", "global_user_id", "global_strain_id")
          .text("global_area_id", "global_mother_plant_id")
          .text("global_flower_area_id", "global_other_area_id")
          .list();

  /** With the integer keys and names that the old system joined in (api.md 3.4.3, Q12). */
  static final FieldList BATCH_LISTED =
      BATCH
          .with("listed batch")
          .add(Form.NUMBER, "id")
          .count("mme_id", "user_id", "strain_id", "area_id", "mother_plant_id")
          .count("flower_area_id", "other_area_id")
          .text("area_name", "strain_name", "mme_name", "mme_code")
          .blank("first_name", "last_name")
          .add(Form.LIST, "global_child_batch_ids")
          .list();

  static final FieldList PLANT =
      FieldList.named("plant")
          .moment("created_at", "updated_at")
          .blank("external_id", "additives", "nutrients", "pesticides", "notes", "group_name")
          .text("origin", "stage")
          .flag("is_mother", "is_initial_inventory")
          .text("legacy_id")
          .day("plant_created_at", "plant_harvested_at", "plant_harvested_end_at")
          .moment("last_moved_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("global_id", "global_mme_id", "global_user_id", "global_batch_id")
          .text("global_area_id", "global_mother_plant_id", "global_strain_id")
          .list();

  static final FieldList PLANT_LISTED =
      PLANT
          .with("listed plant")
          .text("area_name", "strain_name", "mme_name", "mme_code")
          .text("batch_source")
          .list();

  static final FieldList PLANT_MOVED =
      FieldList.named("plant from a lot")
          .text("origin", "stage")
          .moment("updated_at", "created_at")
          .text("global_id", "global_mme_id", "global_user_id", "global_batch_id")
          .text("global_area_id", "global_mother_plant_id", "global_strain_id")
          .list();

  private GrowFields() {}
}
