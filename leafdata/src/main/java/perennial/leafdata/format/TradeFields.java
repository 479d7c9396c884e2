package perennial.leafdata.format;

/** The fields of transfers, sales, licensees and users. */
final class TradeFields {

  static final FieldList TRANSFER =
      FieldList.named("transfer")
          .moment("created_at", "updated_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .moment("hold_starts_at", "hold_ends_at")
          .text("number_of_edits")
          .blank("external_id")
          .flag("void")
          .moment("transferred_at", "est_departed_at", "est_arrival_at")
          .flag("multi_stop")
          .blank("route", "stops", "vehicle_description")
          .text("vehicle_year", "vehicle_color", "vehicle_vin")
          .blank("vehicle_license_plate", "notes")
          .text("transfer_manifest", "manifest_type", "status", "type", "transfer_type")
          .text("global_id")
          .flag("test_for_terpenes")
          .blank("transporter_name1", "transporter_name2")
          .text("global_mme_id", "global_user_id", "global_from_mme_id", "global_to_mme_id")
          .text("global_from_user_id", "global_to_user_id")
          .text("global_from_customer_id", "global_to_customer_id")
          .text("global_transporter_user_id", "global_transporting_mme_id")
          .add(Form.LIST, "inventory_transfer_items")
          .list();

  static final FieldList TRANSFER_ITEM =
      FieldList.named("transfer item")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .flag("is_sample")
          .blank("sample_type", "product_sample_type", "description")
          .quantity("qty")
          .hundredths("price")
          .text("uom")
          .moment("received_at")
          .quantity("received_qty")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .flag("retest")
          .text("global_id")
          .flag("is_for_extraction")
          .text("propagation_source", "inventory_name", "intermediate_type", "strain_name")
          .text("global_mme_id", "global_user_id", "global_batch_id", "global_plant_id")
          .text("global_inventory_id", "global_lab_result_id", "global_received_area_id")
          .text("global_received_strain_id", "global_inventory_transfer_id")
          .text("global_received_batch_id", "global_received_inventory_id")
          .text("global_received_plant_id", "global_received_mme_id")
          .text("global_received_mme_user_id", "global_customer_id", "global_inventory_type_id")
          .add(Form.OBJECT, "inventory_type")
          .absent("propagation_source", "none")
          .list();

  static final FieldList SALE =
      FieldList.named("sale")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .text("global_customer_id")
          .blank("patient_medical_id")
          .moment("sold_at")
          .text("sold_to", "type")
          .hundredths("discount_total", "price_total", "tax_total")
          .blank("reason")
          .text("status")
          .hundredths("cog_total")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("global_id", "global_caregiver_id")
          .blank("caregiver_id")
          .text("global_mme_id", "global_user_id", "global_sold_by_user_id", "global_area_id")
          .add(Form.LIST, "sale_items")
          .list();

  static final FieldList SALE_ITEM =
      FieldList.named("sale item")
          .moment("created_at", "updated_at")
          .blank("external_id")
          .text("type")
          .moment("sold_at")
          .quantity("qty")
          .text("uom")
          .hundredths("unit_price", "price_total")
          .blank("name")
          .day("use_by_date")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .text("global_id", "global_mme_id", "global_user_id", "global_sale_id")
          .text("global_batch_id", "global_inventory_id")
          .list();

  static final FieldList USER =
      FieldList.named("user")
          .add(Form.NUMBER, "id")
          .blank("email", "first_name", "last_name")
          .text("auth_level", "external_id", "global_id", "global_mme_id")
          .list();

  static final FieldList MME =
      FieldList.named("mme")
          .text("global_id")
          .add(Form.NUMBER, "id")
          .text("name", "type", "code")
          .blank("certificate_number", "address1", "address2", "city", "state_code")
          .blank("postal_code", "country_code", "phone", "email_contact", "external_id")
          .blank("bio_license_number", "bio_location_id", "bio_org_id", "fein", "issuer")
          .blank("sender_receiver")
          .add(Form.LIST, "mmeAssociations")
          .flag("is_live", "suspended")
          .moment("expired_at", "created_at", "updated_at")
          .add(Form.MOMENT_OR_NULL, "deleted_at")
          .list();

  private TradeFields() {}
}
