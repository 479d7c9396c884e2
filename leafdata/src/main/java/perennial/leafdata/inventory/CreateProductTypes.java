package perennial.leafdata.inventory;

import java.util.List;
import java.util.Objects;
import perennial.cultivation.Cultivation;
import perennial.inventory.DeclareProductType;
import perennial.inventory.Inventory;
import perennial.inventory.ProductType;
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
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /inventory_types}: declares product types, and answers the list of them. */
public final class CreateProductTypes extends Write {
  public CreateProductTypes(Desk desk) {
    super(desk, Method.POST, "/inventory_types", "Declares inventory types.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORY_TYPES.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<DeclareProductType> commands =
        Fields.rows(rows, problems).stream().map(this::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            answer(
                rows.get(item),
                Objects.requireNonNull(
                    after.find(
                        Inventory.PRODUCT_TYPE, caller.licensee(), outcome.subject().serial())),
                caller)));
  }

  private DeclareProductType command(Fields fields) {
    return new DeclareProductType(
        desk().rules(),
        fields.text("name", Need.OPTIONAL).orElse(null),
        fields.text("type", Need.OPTIONAL).orElse(null),
        fields.text("intermediate_type", Need.OPTIONAL).orElse(null),
        ProductTypeRows.unitWeight(fields),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        ProductTypeRows.KEPT.read(fields));
  }

  /** What was sent; the unit is the one that the class has, whatever was sent. */
  private static Row answer(ObjectNode sent, ProductType type, Caller caller) {
    Row row = ProductTypeRows.fill(FieldLists.INVENTORY_TYPE_CREATED.row(sent), type, caller.ids());
    if (sent.has("uom")) {
      row.set("uom", type.uom().wire());
    }
    return row;
  }
}
