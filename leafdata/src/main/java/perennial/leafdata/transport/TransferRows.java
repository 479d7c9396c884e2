package perennial.leafdata.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.kernel.Stated;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Kept;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;
import perennial.transport.Transport;

/** Transfers as the wire shows them: the same to both parties. */
final class TransferRows {
  /** Prints the identifiers of the two parties' objects. */
  record Parties(Ids sender, Ids receiver) {}

  /** What goes with the goods of the sender's product type, in the forms of a listed one. */
  private static final Kept PRODUCT =
      Kept.of(
          FieldLists.INVENTORY_TYPE_EMBEDDED,
          "name",
          "type",
          "intermediate_type",
          "uom",
          "description",
          "storage_instructions",
          "ingredients",
          "allergens",
          "contains",
          "used_butane",
          "net_weight",
          "packed_qty",
          "serving_num",
          "serving_size",
          "weight_per_unit_in_grams",
          "total_marijuana_in_grams",
          "total_marijuana_in_mcg");

  private TransferRows() {}

  /** All 40 fields; of items that were dropped none. */
  static Row full(Transfer t, Stated personal, List<TransferItem> items, Parties parties) {
    Row row =
        FieldLists.TRANSFER
            .row()
            .set("created_at", t.createdAt())
            .set("updated_at", t.updatedAt())
            .set("number_of_edits", t.numberOfEdits())
            .set("external_id", t.externalId())
            .set("void", t.isVoided())
            .set("transferred_at", t.receivedAt())
            .set("est_departed_at", t.estDepartedAt())
            .set("est_arrival_at", t.estArrivalAt())
            .set("manifest_type", t.manifestType().wire())
            .set("status", t.status().wire())
            .set("type", "inventory")
            .set("transfer_type", "transfer")
            .set("global_id", parties.sender().of(Transport.TRANSFER_KIND, t.serial()))
            .set("global_mme_id", parties.sender().licensee())
            .set("global_user_id", Ids.user(t.userSerial()))
            .set("global_from_mme_id", parties.sender().licensee())
            .set("global_to_mme_id", parties.receiver().licensee())
            .set("global_from_user_id", Ids.user(t.userSerial()))
            .set("global_to_user_id", t.receivedBy() == null ? null : Ids.user(t.receivedBy()))
            .set("global_transporting_mme_id", t.transporting().isEmpty() ? null : t.transporting())
            .set("inventory_transfer_items", rows(t, items, parties));
    return TransferFields.PERSONAL.print(TransferFields.KEPT.print(row, t.stated()), personal);
  }

  private static List<Row> rows(Transfer t, List<TransferItem> items, Parties parties) {
    return items.stream().map(item -> item(t, item, parties)).toList();
  }

  private static Row item(Transfer t, TransferItem i, Parties parties) {
    Ids sender = parties.sender();
    Ids receiver = parties.receiver();
    String lot = sender.of(Inventory.LOT_KIND, i.lot());
    boolean isReceived = i.receivedQty() != null;
    return FieldLists.TRANSFER_ITEM
        .row()
        .set("created_at", i.createdAt())
        .set("updated_at", i.updatedAt())
        .set("external_id", i.externalId())
        .set("is_sample", i.isSample())
        .set("sample_type", i.sampleType())
        .set("product_sample_type", i.productSampleType())
        .set("description", i.description().isEmpty() ? described(i, lot) : i.description())
        .set("qty", i.qty().toDecimal())
        .set("price", i.price())
        .set("uom", i.uom().wire())
        .set("received_at", i.receivedAt())
        .set("received_qty", i.receivedQty() == null ? null : i.receivedQty().toDecimal())
        .set("retest", i.retest())
        .set("global_id", sender.of(Transport.ITEM_KIND, i.serial()))
        .set("is_for_extraction", i.isForExtraction())
        .set("inventory_name", text(i.product(), "name"))
        .set("intermediate_type", text(i.product(), "intermediate_type"))
        .set("strain_name", i.product().text("strain_name", ""))
        .set("global_mme_id", sender.licensee())
        .set("global_user_id", Ids.user(t.userSerial()))
        .set("global_batch_id", sender.of(Cultivation.BATCH_KIND, i.batch()))
        .set("global_inventory_id", lot)
        .set("global_lab_result_id", i.labResult())
        .set("global_received_area_id", receiver.of(Licensing.AREA_KIND, i.receivedArea()))
        .set("global_received_strain_id", receiver.of(Cultivation.STRAIN_KIND, i.receivedStrain()))
        .set("global_inventory_transfer_id", sender.of(Transport.TRANSFER_KIND, t.serial()))
        .set("global_received_batch_id", receiver.of(Cultivation.BATCH_KIND, i.receivedBatch()))
        .set("global_received_inventory_id", receiver.of(Inventory.LOT_KIND, i.receivedLot()))
        .set("global_received_mme_id", isReceived ? receiver.licensee() : null)
        .set(
            "global_received_mme_user_id", t.receivedBy() == null ? null : Ids.user(t.receivedBy()))
        .set("global_inventory_type_id", sender.of(Inventory.PRODUCT_TYPE_KIND, i.productType()))
        .set("inventory_type", type(i, sender));
  }

  /** As the old system described goods: the product, the strain, the lot. */
  private static String described(TransferItem i, String lot) {
    String strain = i.product().text("strain_name", "");
    return i.product().text("name", "") + (strain.isEmpty() ? " " : " " + strain + " ") + lot;
  }

  private static Row type(TransferItem i, Ids sender) {
    return PRODUCT
        .print(FieldLists.INVENTORY_TYPE_EMBEDDED.row(), i.product())
        .set("global_id", sender.of(Inventory.PRODUCT_TYPE_KIND, i.productType()))
        .set("global_mme_id", sender.licensee())
        .set(
            "global_strain_id",
            i.strain() == null ? null : sender.of(Cultivation.STRAIN_KIND, i.strain()));
  }

  private static @Nullable String text(Stated stated, String name) {
    String text = stated.text(name, "");
    return text.isEmpty() ? null : text;
  }
}
