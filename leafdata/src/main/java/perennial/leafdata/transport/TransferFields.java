package perennial.leafdata.transport;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.leafdata.door.Kept;
import perennial.leafdata.door.References;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.licensing.Licensing;
import perennial.transport.AskedItem;
import perennial.transport.ManifestType;
import perennial.transport.Transport;

/** The fields of transfers in requests. */
final class TransferFields {
  static final String ID = "global_id";
  static final String RECEIVER = "global_to_mme_id";
  static final String ITEMS = "inventory_transfer_items";

  /** Who drives, in what, along which way: sealed. */
  static final Kept PERSONAL =
      Kept.of(
          FieldLists.TRANSFER,
          "route",
          "stops",
          "transporter_name1",
          "transporter_name2",
          "vehicle_color",
          "vehicle_description",
          "vehicle_license_plate",
          "vehicle_vin",
          "vehicle_year");

  /** What is kept as stated, and printed again. */
  static final Kept KEPT =
      Kept.of(
          FieldLists.TRANSFER,
          "global_from_customer_id",
          "global_to_customer_id",
          "global_transporter_user_id",
          "hold_ends_at",
          "hold_starts_at",
          "multi_stop",
          "notes",
          "test_for_terpenes",
          "transfer_manifest",
          "transfer_type",
          "type");

  /** Claims of an item: the lot's own batch and unit are what is printed. */
  private static final Kept CLAIMED = Kept.of(FieldLists.TRANSFER_ITEM, "global_batch_id", "uom");

  private static final Map<String, ManifestType> MANIFESTS = manifests();

  private final Fields fields;

  TransferFields(Fields fields) {
    this.fields = fields;
  }

  @Nullable Long id() {
    return References.serial(fields, ID, Need.REQUIRED, Transport.TRANSFER_KIND);
  }

  /** The receiver as named, known or not. */
  Optional<LicenseeId> receiver(Need need) {
    Long serial = References.serial(fields, RECEIVER, need, Licensing.LICENSEE_KIND);
    return Optional.ofNullable(serial).map(LicenseeId::new);
  }

  @Nullable ManifestType manifestType(Need need) {
    return fields
        .choice("manifest_type", need, MANIFESTS.keySet())
        .map(MANIFESTS::get)
        .orElse(null);
  }

  /** LeafData's words, and the one other spelling that a client knows. */
  private static Map<String, ManifestType> manifests() {
    var manifests = new LinkedHashMap<String, ManifestType>();
    for (ManifestType type : ManifestType.values()) {
      manifests.put(type.wire(), type);
    }
    manifests.put("pickup", ManifestType.PICK_UP);
    return manifests;
  }

  @Nullable String text(String field) {
    return fields.text(field, Need.OPTIONAL).orElse(null);
  }

  @Nullable Instant moment(String field) {
    return fields.moment(field, Need.OPTIONAL).map(LeafMoment::start).orElse(null);
  }

  Stated kept() {
    return KEPT.read(fields);
  }

  Stated personal() {
    return PERSONAL.read(fields);
  }

  /** The items as asked for; of an update an item may name itself. */
  List<AskedItem> items(boolean named) {
    return fields.items(ITEMS, Need.OPTIONAL, Transport.ITEMS_MAX).stream()
        .map(item -> asked(item, named))
        .toList();
  }

  private static AskedItem asked(Fields item, boolean named) {
    return new AskedItem(
        named ? References.serial(item, ID, Need.OPTIONAL, Transport.ITEM_KIND) : null,
        References.serial(item, "global_inventory_id", Need.REQUIRED, Inventory.LOT_KIND),
        item.number("qty", Need.REQUIRED, NumberForm.QUANTITY).map(Amount::of).orElse(null),
        item.flag("is_sample", Need.OPTIONAL).orElse(false),
        item.text("sample_type", Need.OPTIONAL).orElse(""),
        item.text("product_sample_type", Need.OPTIONAL).orElse(""),
        item.flag("retest", Need.OPTIONAL).orElse(false),
        item.flag("is_for_extraction", Need.OPTIONAL).orElse(false),
        item.number("price", Need.OPTIONAL, NumberForm.MONEY).orElse(null),
        item.text("external_id", Need.OPTIONAL).orElse(""),
        item.text("description", Need.OPTIONAL).orElse(""),
        CLAIMED.read(item));
  }
}
