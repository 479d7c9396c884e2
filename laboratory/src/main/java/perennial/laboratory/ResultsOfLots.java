package perennial.laboratory;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.Reader;

/**
 * The lab results that hold for a page of lots, whoever holds them: a result is attached once, and
 * lots see it by their descent. For answers, not for decisions.
 */
public final class ResultsOfLots {
  /** A page has 2,500 lots; of each and its forebears a few results are known. */
  static final int TESTED_MAX = 200_000;

  private final TestVerdicts verdicts;

  ResultsOfLots(List<Tested> tested) {
    this.verdicts = new TestVerdicts(tested);
  }

  /** Asks together with the reading's other questions; take the answer after it went. */
  public static Supplier<ResultsOfLots> ask(Reader.Reading reading, Collection<Lot> lots) {
    Set<Long> serials = new LinkedHashSet<>();
    lots.forEach(lot -> serials.addAll(TestVerdicts.lotsOf(lot)));
    Supplier<List<Tested>> tested = reading.where(Inventory.TESTED, "lot", serials, TESTED_MAX);
    return () -> new ResultsOfLots(tested.get());
  }

  /** The result that decides on the lot; empty when it is untested. */
  public Optional<Tested> deciding(Lot lot) {
    return verdicts.deciding(lot);
  }

  /** Every result that holds for the lot, the deciding one first. */
  public List<Tested> all(Lot lot) {
    return verdicts.all(lot);
  }

  public TestStatus status(Lot lot) {
    return verdicts.status(lot);
  }
}
