package perennial.leafdata.retail;

import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.retail.DeleteSale;
import perennial.web.Method;
import perennial.web.Request;

/** {@code DELETE /sales/{id}}: deletes a sale, and answers an empty list. */
public final class DeleteSales extends Write {
  public DeleteSales(Desk desk) {
    super(desk, Method.DELETE, "/sales/{id}", "Deletes a sale; its goods are in stock again.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    Long sale = References.ofPath(request, SaleRows.KIND);
    return sale == null ? new Prepared.Unknown() : Prepared.delete(new DeleteSale(sale));
  }
}
