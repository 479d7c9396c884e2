package perennial.leafdata.licensing;

import java.util.List;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensee;

/** Licensees, LeafData's mmes, as the wire shows them. */
final class LicenseeRows {
  private LicenseeRows() {}

  static Row full(Licensee licensee) {
    return FieldLists.MME
        .row()
        .set("global_id", Ids.licensee(licensee.serial()))
        .set("id", licensee.serial())
        .set("name", licensee.name())
        .set("type", licensee.type())
        .set("code", licensee.code())
        .set("certificate_number", licensee.certificateNumber())
        .set("address1", licensee.address1())
        .set("address2", licensee.address2())
        .set("city", licensee.city())
        .set("state_code", licensee.stateCode())
        .set("postal_code", licensee.postalCode())
        .set("country_code", licensee.countryCode())
        .set("phone", licensee.phone())
        .set("email_contact", licensee.email())
        .set("external_id", licensee.externalId())
        .set("mmeAssociations", List.of())
        .set("is_live", !licensee.status().isEnded())
        .set("suspended", licensee.suspended())
        .set("created_at", licensee.createdAt())
        .set("updated_at", licensee.updatedAt());
  }
}
