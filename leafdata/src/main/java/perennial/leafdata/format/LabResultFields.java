package perennial.leafdata.format;

import java.util.List;

/**
 * The fields of a laboratory result: its head, the panels of {@link LabFields}, what is computed.
 */
final class LabResultFields {

  static final FieldList LAB_RESULT = labResult();

  /** A create answers with eligibility as true and false, where rows have "0" and "1". */
  static final FieldList LAB_RESULT_SENT =
      LAB_RESULT
          .with("sent lab result")
          .reform(Form.BOOLEAN, "retest_eligible", "extraction_eligible")
          .list();

  static final List<String> COMPUTED =
      List.of(
          "external_id",
          "status",
          "testing_status",
          "type",
          "intermediate_type",
          "retest_eligible",
          "extraction_eligible",
          "total_cbd",
          "total_thc",
          "batch_type",
          "updated_at",
          "created_at",
          "global_id",
          "global_mme_id",
          "global_user_id",
          "global_for_mme_id",
          "global_inventory_id",
          "global_for_inventory_id",
          "global_batch_id",
          "high_thc",
          "high_cbd",
          "general_use",
          "inventory",
          "inventories");

  private LabResultFields() {}

  /**
   * 211 fields: the 215 of the recorded row, with the two totals and {@code inventories} that
   * 1.37.5 added, without the seven integer keys whose {@code global_} form stands beside them.
   */
  private static FieldList labResult() {
    FieldList.Builder fields =
        FieldList.named("lab result")
            .text("global_id")
            .moment("created_at")
            .add(Form.MOMENT_OR_NULL, "deleted_at")
            .moment("updated_at")
            .text("lab1_mme_id", "lab2_mme_id")
            .blank("external_id")
            .text("status", "testing_status")
            .flag("extraction_eligible", "retest_eligible")
            .blank("pdf_path")
            .count("parent_lab_result_id", "og_parent_lab_result_id")
            .text("copied_from_lab_id", "lab_user_id")
            .moment("tested_at", "received_at")
            .text("type", "intermediate_type");
    for (LabGroup group : LabGroup.values()) {
      group(fields, group);
    }
    return fields
        .add(Form.ANALYTE, "herbicides_ppm", "growth_regulators_ppm")
        .blank("notes")
        .add(Form.ANALYTE, "thc_percent")
        .add(Form.NUMBER, "total_thc", "total_cbd")
        .flag("test_for_terpenes", "high_thc_flag", "high_cbd_flag")
        .blank("batch_type")
        .text("global_mme_id", "global_user_id", "global_for_mme_id", "global_inventory_id")
        .text("global_for_inventory_id", "global_batch_id")
        .blank("strain_name")
        .add(Form.BOOLEAN, "high_thc", "high_cbd", "general_use")
        .add(Form.OBJECT, "inventory", "inventory_type", "for_inventory")
        .add(Form.LIST, "inventories")
        .list();
  }

  private static void group(FieldList.Builder fields, LabGroup group) {
    group.headFields().forEach(fields::text);
    for (Analyte analyte : LabFields.of(group)) {
      Form form = analyte.unit() == Analyte.Unit.FLAG ? Form.FLAG_OR_NULL : Form.ANALYTE;
      fields.add(form, analyte.field());
    }
  }
}
