package perennial.leafdata.inventory;

import java.util.List;
import java.util.Objects;
import perennial.cultivation.Cultivation;
import perennial.inventory.DeclareLot;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /inventories}: declares lots, and answers the list of them. */
public final class CreateLots extends Write {
  public CreateLots(Desk desk) {
    super(desk, Method.POST, "/inventories", "Declares inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORIES.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<DeclareLot> commands =
        Fields.rows(rows, problems).stream().map(CreateLots::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            answer(
                rows.get(item),
                Objects.requireNonNull(
                    after.find(Inventory.LOT, caller.licensee(), outcome.subject().serial())),
                caller)));
  }

  private static DeclareLot command(Fields fields) {
    return new DeclareLot(
        References.serial(
            fields, "global_inventory_type_id", Need.OPTIONAL, Inventory.PRODUCT_TYPE_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Inventory.BATCH_KIND),
        Quantities.amount(fields, "qty"),
        fields.flag("medically_compliant", Need.OPTIONAL).orElse(false),
        fields.flag("is_initial_inventory", Need.OPTIONAL).orElse(false),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        fields.text("legacy_id", Need.OPTIONAL).orElse(null),
        LotRows.KEPT.read(fields));
  }

  /** What was sent; the unit is that of the product type, whatever was sent. */
  private static Row answer(ObjectNode sent, Lot lot, Caller caller) {
    Row row =
        LotRows.references(FieldLists.LOT_CREATED.row(sent), lot, caller.ids())
            .set("created_at", lot.createdAt())
            .set("updated_at", lot.updatedAt());
    if (sent.has("uom")) {
      row.set("uom", lot.uom().wire());
    }
    return row;
  }
}
