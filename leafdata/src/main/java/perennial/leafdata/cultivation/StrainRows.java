package perennial.leafdata.cultivation;

import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.kernel.Kind;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;

/** Strains as the wire shows them. */
final class StrainRows {
  static final Kind KIND = Cultivation.STRAIN_KIND;

  private StrainRows() {}

  static Row full(Strain strain, Ids ids) {
    return fill(FieldLists.STRAIN.row(), strain, ids)
        .set("name", strain.name())
        .set("external_id", strain.externalId());
  }

  /** The fields that the registry computes. */
  static Row fill(Row row, Strain strain, Ids ids) {
    return row.set("global_id", ids.of(KIND, strain.serial()))
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(strain.userSerial()))
        .set("created_at", strain.createdAt())
        .set("updated_at", strain.updatedAt());
  }
}
