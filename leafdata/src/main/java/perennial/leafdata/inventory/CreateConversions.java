package perennial.leafdata.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.ConvertLots;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.Tested;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Row;
import perennial.leafdata.format.Wrapper;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /conversions/create}: converts lots, and answers the list of what was made. */
public final class CreateConversions extends Write {
  public CreateConversions(Desk desk) {
    super(desk, Method.POST, "/conversions/create", "Converts inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Wrapper.CONVERSION.createOrBare(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<ConvertLots> commands = Fields.rows(rows, problems).stream().map(this::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) -> {
          List<Lot> lots = LotRows.lots(after, caller, outcome.made());
          return answer(rows.get(item), lots.getFirst(), LotBook.of(after, caller, lots), caller);
        }));
  }

  private ConvertLots command(Fields fields) {
    return new ConvertLots(
        desk().rules(),
        sources(fields),
        References.serial(
            fields, "global_inventory_type_id", Need.OPTIONAL, Inventory.PRODUCT_TYPE_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        Quantities.amount(fields, "qty"),
        Quantities.amount(fields, "qty_waste_total"),
        fields.flag("product_not_altered", Need.OPTIONAL).orElse(null),
        fields
            .flag("medically_compliant", Need.OPTIONAL, LeafTexts.MEDICALLY_COMPLIANT)
            .orElse(null),
        day(fields, "started_at"),
        day(fields, "finished_at"),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        LotRows.KEPT.read(fields));
  }

  private static List<ConvertLots.Source> sources(Fields fields) {
    var sources = new ArrayList<ConvertLots.Source>();
    for (Fields item : fields.items("inventories", Need.OPTIONAL, ConvertLots.SOURCES_MAX)) {
      sources.add(
          new ConvertLots.Source(
              References.serial(
                  item, "global_from_inventory_id", Need.OPTIONAL, Inventory.LOT_KIND),
              Quantities.amount(item, "qty")));
    }
    return sources;
  }

  private static @Nullable LocalDate day(Fields fields, String field) {
    return fields.moment(field, Need.OPTIONAL).map(LeafMoment::day).orElse(null);
  }

  private static Row answer(ObjectNode sent, Lot lot, LotBook book, Caller caller) {
    Row row = FieldLists.LOT_CONVERTED.row();
    LotRows.references(row, lot, caller.ids())
        .set("created_at", lot.createdAt())
        .set("updated_at", lot.updatedAt())
        .set("external_id", lot.externalId())
        .set("is_initial_inventory", lot.initialInventory())
        .set("inventory_created_at", lot.createdAt())
        .set("qty", book.quantity(lot).toDecimal())
        .set("uom", lot.uom().wire())
        .set("source", "inhouse")
        .set("sent_for_testing", lot.sentForTesting())
        .set("medically_compliant", lot.medicallyCompliant())
        .set(
            "global_lab_result_id",
            book.verdicts().deciding(lot).map(Tested::resultId).orElse(null));
    JsonNode sources = sent.get("inventories");
    return sources == null ? row : row.echo("inventories", sources);
  }
}
