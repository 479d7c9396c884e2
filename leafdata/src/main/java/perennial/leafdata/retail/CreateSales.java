package perennial.leafdata.retail;

import java.util.List;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.retail.ReportSale;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /sales}: reports sales, and answers the list of them. */
public final class CreateSales extends Write {
  public CreateSales(Desk desk) {
    super(desk, Method.POST, "/sales", "Reports sales.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.SALES.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<ReportSale> commands =
        Fields.rows(rows, problems).stream()
            .map(fields -> command(new SaleFields(fields)))
            .toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            SaleRows.fill(
                FieldLists.SALE_CREATED.row(rows.get(item)),
                Sales.of(after, caller, outcome.subject()),
                Sales.items(after, caller, outcome.subject()),
                caller.ids())));
  }

  private static ReportSale command(SaleFields fields) {
    String externalId = fields.externalId();
    return new ReportSale(
        fields.type(),
        fields.status(),
        fields.soldAt(),
        externalId == null ? "" : externalId,
        fields.area(),
        fields.money("price_total"),
        fields.money("discount_total"),
        fields.money("tax_total"),
        fields.money("cog_total"),
        fields.kept(),
        fields.personal(),
        fields.items(false));
  }
}
