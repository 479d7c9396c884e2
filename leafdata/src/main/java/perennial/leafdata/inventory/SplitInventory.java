package perennial.leafdata.inventory;

import java.util.List;
import java.util.Optional;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.SplitLot;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.ErrorBody;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Wrapper;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /split_inventory}: splits a lot, and answers the new one. Three keys must be there,
 * whatever stands in them; the first that is not is named by a plain string (wire.md 4).
 */
public final class SplitInventory extends Write {
  public SplitInventory(Desk desk) {
    super(desk, Method.POST, "/split_inventory", "Splits a portion off inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(Wrapper.action(request.body()), rows -> prepare(rows.getFirst(), caller));
  }

  private Prepared prepare(ObjectNode sent, Caller caller) {
    var problems = new Problems();
    Fields fields = Fields.of(sent, problems);
    Optional<String> absent = fields.firstAbsent("external_id", "net_weight", "cost");
    if (absent.isPresent()) {
      return new Prepared.Refused(ErrorBody.plain(LeafTexts.undefinedIndex(absent.get())));
    }
    return Prepared.action(
        path(),
        sent,
        problems,
        command(fields),
        Prepared.Shape.SINGLE,
        Prepared.ItemAnswer.row((item, outcome, after) -> {
          List<Lot> lots = LotRows.lots(after, caller, outcome.made());
          return LotRows.split(lots.getFirst(), LotBook.of(after, caller, lots), caller.ids());
        }));
  }

  private static SplitLot command(Fields fields) {
    return new SplitLot(
        References.serial(fields, "global_inventory_id", Need.OPTIONAL, Inventory.LOT_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        Quantities.amount(fields, "qty"),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        LotRows.KEPT.read(fields));
  }
}
