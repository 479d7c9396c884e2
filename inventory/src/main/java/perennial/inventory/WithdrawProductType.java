package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Withdraws a product type: nothing new is made of it. A repetition is accepted and changes
 * nothing.
 *
 * @param productType serial of the product type, null when none was stated
 */
public record WithdrawProductType(@Nullable Long productType) implements Command {

  /** Why a product type is not withdrawn. */
  public enum Reason implements Refusal.Reason {
    PRODUCT_TYPE_UNKNOWN,
    IN_STOCK
  }

  @Override
  public String act() {
    return "product-type.retire";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    ProductType found =
        productType == null
            ? null
            : state.find(Inventory.PRODUCT_TYPE, deciding.actor().licensee(), productType);
    var objections =
        new Objections()
            .reference("global_id", productType, found != null, Reason.PRODUCT_TYPE_UNKNOWN);
    if (found != null && !found.isWithdrawn() && isInStock(state, found)) {
      objections.add(
          "global_id",
          Reason.IN_STOCK,
          "This inventory type has active inventory associated and may not be deleted.");
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        found.ref(),
        found.isWithdrawn()
            ? List.of()
            : List.of(new ProductTypeWithdrawn(found.licenseeId(), found.serial())));
  }

  static boolean isInStock(State state, ProductType type) {
    return Stock.isAnyLeft(state, Inventory.LOTS_OF_TYPE, type.licenseeId(), type.serial());
  }
}
