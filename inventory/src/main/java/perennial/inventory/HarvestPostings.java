package perennial.inventory;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CultivationEvent.HarvestCured;
import perennial.cultivation.CultivationEvent.PlantsHarvested;
import perennial.cultivation.Harvest;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;

/**
 * The movements of mass that follow from what happens to a harvest before there are lots, on
 * virtual accounts alone. What is cut counts as moisture until it is weighed dry or as waste; so
 * each weighing moves only by how much it differs from the one before, and in the end moisture is
 * what was lost.
 */
final class HarvestPostings {
  private HarvestPostings() {}

  static List<Posting> of(PlantsHarvested e) {
    Amount wet = e.wet().sum();
    return List.of(
        posting(Account.ORIGIN, e.licenseeId(), e.harvest(), wet.negated(), "harvest"),
        posting(Account.MOISTURE, e.licenseeId(), e.harvest(), wet, "harvest"));
  }

  static List<Posting> of(HarvestCured e) {
    Amount dry = e.dryChange().sum();
    Amount waste = e.wasteChange().sum();
    return List.of(
        posting(Account.MOISTURE, e.licenseeId(), e.harvest(), dry.plus(waste).negated(), "cure"),
        posting(Account.HARVEST, e.licenseeId(), e.harvest(), dry, "cure"),
        posting(Account.WASTE, e.licenseeId(), e.harvest(), waste, "cure"));
  }

  /** Cured material leaves a harvest for a lot. */
  static Posting out(Harvest harvest, Amount grams) {
    return posting(
        Account.HARVEST, harvest.licenseeId(), harvest.serial(), grams.negated(), Reasons.CREATE);
  }

  /** Wet material leaves a harvest to be destroyed. */
  static Posting wetOut(Harvest harvest, Amount grams) {
    return posting(
        Account.MOISTURE, harvest.licenseeId(), harvest.serial(), grams.negated(), Reasons.CREATE);
  }

  private static Posting posting(
      Account account, LicenseeId licensee, long harvest, Amount grams, String reason) {
    return new Posting(
        account,
        licensee,
        new ObjectRef(Cultivation.BATCH_KIND, harvest),
        0,
        Unit.GM,
        grams,
        reason);
  }
}
