package perennial.inventory;

import java.util.EnumMap;
import java.util.List;
import perennial.kernel.Amount;
import perennial.kernel.Unit;

/**
 * All movements of quantity of one act, in one event: they sum to zero for each unit. At most one
 * stands in an entry.
 */
public record Posted(List<Posting> postings) implements InventoryEvent {
  /** A conversion or manifest of 500 lots has two postings each; this is four times that. */
  public static final int POSTINGS_MAX = 4_000;

  public Posted {
    postings = postings.stream().filter(posting -> !posting.amount().isZero()).toList();
    if (postings.size() > POSTINGS_MAX) {
      throw new IllegalArgumentException("an act has at most " + POSTINGS_MAX + " postings");
    }
    var sums = new EnumMap<Unit, Amount>(Unit.class);
    for (Posting posting : postings) {
      sums.merge(posting.unit(), posting.amount(), Amount::plus);
    }
    sums.forEach((unit, sum) -> {
      if (!sum.isZero()) {
        throw new IllegalArgumentException("postings leave " + sum + " " + unit.wire());
      }
    });
  }
}
