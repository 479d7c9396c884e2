package perennial.leafdata.licensing;

import java.util.Set;
import perennial.kernel.Kind;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** Areas as the wire shows them. */
public final class AreaRows {
  static final String QUARANTINE = "quarantine";
  static final String NON_QUARANTINE = "non-quarantine";
  static final Set<String> TYPES = Set.of(QUARANTINE, NON_QUARANTINE);
  static final Kind KIND = Licensing.AREA_KIND;

  private AreaRows() {}

  static Row full(Area area, Ids ids) {
    return fields(FieldLists.AREA.row(), area, ids);
  }

  /** All fields of an area, in a row that may have more. */
  public static Row fields(Row row, Area area, Ids ids) {
    return fill(row, area, ids)
        .set("name", area.name())
        .set("type", area.quarantine() ? QUARANTINE : NON_QUARANTINE)
        .set("is_quarantine_area", area.quarantine())
        .set("external_id", area.externalId());
  }

  /** The fields that the registry computes. */
  static Row fill(Row row, Area area, Ids ids) {
    return row.set("global_id", ids.of(KIND, area.serial()))
        .set("created_at", area.createdAt())
        .set("updated_at", area.updatedAt());
  }
}
