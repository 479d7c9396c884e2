package perennial.leafdata.retail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.retail.ChangeSale;
import perennial.retail.ReportedItem;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /sales/update}: changes what was reported of a sale, and answers all of it. */
public final class UpdateSale extends Write {
  public UpdateSale(Desk desk) {
    super(desk, Method.POST, "/sales/update", "Changes a sale, or voids or returns it.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.SALES.wrapper().update(request.body()), rows -> prepare(rows.getFirst(), caller));
  }

  private Prepared prepare(ObjectNode row, Caller caller) {
    var problems = new Problems();
    var fields = new SaleFields(Fields.of(row, problems));
    Long serial = fields.id();
    Stated before = Sales.personalOf(desk(), caller, serial);
    Stated sent = fields.personal();
    Stated personal = sent.isEmpty() ? null : before.overlaidBy(sent);
    Stated shown = personal == null ? before : personal;
    return Prepared.single(
        problems,
        command(serial == null ? 0 : serial, fields, personal),
        Prepared.ItemAnswer.row((item, outcome, after) ->
            SaleRows.full(
                Sales.of(after, caller, outcome.subject()),
                shown,
                Sales.items(after, caller, outcome.subject()),
                caller.ids())));
  }

  private static ChangeSale command(long serial, SaleFields fields, @Nullable Stated personal) {
    List<ReportedItem> items = fields.items(true);
    return new ChangeSale(
        serial,
        fields.type(),
        fields.status(),
        fields.soldAt(),
        fields.externalId(),
        fields.area(),
        fields.money("price_total"),
        fields.money("discount_total"),
        fields.money("tax_total"),
        fields.money("cog_total"),
        fields.kept(),
        personal,
        items.isEmpty() ? null : items);
  }
}
