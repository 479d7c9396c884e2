package perennial.leafdata.inventory;

import java.util.Objects;
import perennial.cultivation.Cultivation;
import perennial.inventory.ChangeProductType;
import perennial.inventory.Inventory;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /inventory_types/update}: changes a product type, and answers all of it. */
public final class UpdateProductType extends Write {
  public UpdateProductType(Desk desk) {
    super(desk, Method.POST, "/inventory_types/update", "Changes an inventory type.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORY_TYPES.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          ChangeProductType command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) ->
                  ProductTypeRows.full(
                      Objects.requireNonNull(
                          after.find(
                              Inventory.PRODUCT_TYPE,
                              caller.licensee(),
                              outcome.subject().serial())),
                      caller.ids())));
        });
  }

  private ChangeProductType command(Fields fields) {
    return new ChangeProductType(
        desk().rules(),
        References.serial(fields, "global_id", Need.REQUIRED, Inventory.PRODUCT_TYPE_KIND),
        fields.text("name", Need.OPTIONAL).orElse(null),
        fields.text("type", Need.OPTIONAL).orElse(null),
        fields.text("intermediate_type", Need.OPTIONAL).orElse(null),
        ProductTypeRows.unitWeight(fields),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        ProductTypeRows.KEPT.read(fields));
  }
}
