package perennial.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.Origin;
import perennial.cultivation.Weights;
import perennial.journal.Command;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * Whatever is asked for, in whatever order: nothing appears or vanishes, nothing goes below zero,
 * and every row is what its entries fold to.
 */
class ConservationPropertyTest {
  private static final int ACTS = 250;

  /** On PostgreSQL each act costs some milliseconds. */
  private static final int ACTS_STORED = 120;

  private Farm farm = Farm.start();
  private final List<Long> types = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void massIsConservedThroughEverySequence(long seed) {
    massIsConserved(new Random(seed), ACTS);
  }

  @Test
  void massIsConservedOnPostgres() {
    farm = Farm.stored();
    massIsConserved(new Random(9), ACTS_STORED);
    farm.journal().close();
  }

  private void massIsConserved(Random random, int acts) {
    types.add(farm.type("Flower", "flower", null));
    types.add(farm.type("Lot", "flower_lots", null));
    types.add(farm.type("Gram", "usable_marijuana", "1"));
    types.add(farm.type("Eighth", "usable_marijuana", "3.5"));
    types.add(farm.type("Jar", "usable_marijuana", null));
    types.add(farm.type("Oil", "co2_concentrate", null));
    types.add(farm.type("Cookie", "solid_edible", "20"));
    int accepted = 0;
    for (int i = 0; i < acts; i++) {
      accepted += farm.run(any(random)).isAccepted() ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(acts / 4);
    postingsOfAnEntryCancelOut();
    balancesAreTheSumsOfPostings();
    lotsChangeByTheirAdjustments();
    harvestsHoldWhatIsPosted();
    assertThat(farm.journal().differences()).isEmpty();
  }

  private Command any(Random random) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> farm.declare(pick(random, types), amount(random));
      case 2, 3 -> farm.split(lot(random), amount(random));
      case 4, 5 ->
          farm.convert(
              pick(random, types),
              amount(random),
              random.nextBoolean() ? "0" : amount(random),
              random.nextBoolean(),
              Farm.source(lot(random), amount(random)),
              Farm.source(lot(random), amount(random)));
      case 6 -> farm.adjust(lot(random), "-" + amount(random), "theft");
      case 7 -> farm.adjust(lot(random), amount(random), "reconciliation");
      case 8 -> farm.disposeOfLot(lot(random), amount(random), unit(random));
      case 9 -> {
        farm.pass(Duration.ofHours(random.nextInt(80)));
        yield new CompleteDisposal(Farm.RULES, disposal(random), null);
      }
      case 10 -> new CancelDisposal(disposal(random));
      case 11 -> random.nextInt(4) == 0 ? new DeleteLot(lot(random)) : corrected(random);
      case 12 -> harvested(random);
      default ->
          random.nextBoolean()
              ? new PropagateBatch(
                  Farm.RULES,
                  farm.newBatch(
                      perennial.cultivation.BatchType.PROPAGATION_MATERIAL,
                      Origin.CLONE,
                      random.nextInt(20)))
              : new MoveInventoryToPlants(
                  lot(random), Amount.of(random.nextInt(5)), null, null, null);
    };
  }

  private Command corrected(Random random) {
    return new ChangeLot(
        lot(random),
        null,
        null,
        null,
        null,
        Amount.parse(amount(random)),
        null,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE);
  }

  private Command harvested(Random random) {
    var harvests = farm.journal().rows(Cultivation.HARVEST);
    if (harvests.size() < 3) {
      farm.curedHarvest();
      farm.harvest("60", "40");
    }
    harvests = farm.journal().rows(Cultivation.HARVEST);
    long harvest = harvests.get(random.nextInt(harvests.size())).serial();
    return switch (random.nextInt(4)) {
      case 0 ->
          new FinishHarvest(harvest, List.of(farm.newLot(types.getFirst(), amount(random), null)));
      case 1 -> farm.cure(harvest, "" + random.nextInt(300), "100", "50", "" + random.nextInt(50));
      case 2 -> farm.cure(harvest, "" + random.nextInt(50), "" + random.nextInt(30), "5", "5");
      default -> farm.disposal("batch", "other", amount(random), Unit.GM, harvest, null, null);
    };
  }

  private long lot(Random random) {
    List<Lot> lots = farm.journal().rows(Inventory.LOT);
    return lots.isEmpty() ? 1 : lots.get(random.nextInt(lots.size())).serial();
  }

  private long disposal(Random random) {
    return 1L + random.nextInt(1 + farm.journal().rows(Inventory.DISPOSAL).size());
  }

  private static Unit unit(Random random) {
    return random.nextBoolean() ? Unit.GM : Unit.EA;
  }

  private static long pick(Random random, List<Long> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String amount(Random random) {
    return random.nextInt(3) == 0
        ? Amount.of(random.nextInt(40)).toString()
        : new Amount(random.nextInt(400_000)).toString();
  }

  private void postingsOfAnEntryCancelOut() {
    var sums = new HashMap<List<Object>, Amount>();
    for (PostingRow posting : farm.journal().rows(Inventory.POSTING)) {
      sums.merge(List.of(posting.entryId(), posting.unit()), posting.amount(), Amount::plus);
    }
    assertThat(sums).isNotEmpty().allSatisfy((of, sum) -> assertThat(sum.isZero()).isTrue());
  }

  private void balancesAreTheSumsOfPostings() {
    Map<List<Object>, Amount> sums = new HashMap<>();
    for (PostingRow posting : farm.journal().rows(Inventory.POSTING)) {
      if (posting.account().isReal()) {
        sums.merge(
            List.of(posting.serial(), posting.account(), posting.transfer()),
            posting.amount(),
            Amount::plus);
      }
    }
    for (Balance balance : farm.journal().rows(Inventory.BALANCE)) {
      assertThat(balance.amount().isNegative()).isFalse();
      assertThat(balance.amount())
          .isEqualTo(sums.remove(List.of(balance.serial(), balance.account(), balance.transfer())));
      assertThat(balance.unit()).isEqualTo(farm.lotRow(balance.serial()).uom());
    }
    assertThat(sums).isEmpty();
  }

  /** What was cut is in the end dry, waste, disposed of, or lost as moisture. */
  private void harvestsHoldWhatIsPosted() {
    var sums = new HashMap<List<Object>, Amount>();
    for (PostingRow posting : farm.journal().rows(Inventory.POSTING)) {
      if (Cultivation.BATCH_KIND.equals(posting.kind())) {
        sums.merge(List.of(posting.serial(), posting.account()), posting.amount(), Amount::plus);
      }
    }
    for (Harvest harvest : farm.journal().rows(Cultivation.HARVEST)) {
      Weights lost = harvest.drying().minus(harvest.dry()).minus(harvest.waste());
      Map.of(
              Account.ORIGIN, harvest.wet().sum().negated(),
              Account.MOISTURE, lost.sum(),
              Account.HARVEST, harvest.unfinished().sum(),
              Account.WASTE, harvest.waste().sum())
          .forEach((account, amount) ->
              assertThat(sums.getOrDefault(List.of(harvest.serial(), account), Amount.ZERO))
                  .as("%s of %s", account, harvest)
                  .isEqualTo(amount));
      for (Weights each : List.of(lost, harvest.unfinished(), harvest.taken())) {
        assertThat(each.flower().isNegative() || each.other().isNegative()).isFalse();
      }
    }
  }

  /** Every change of a lot's quantity has an adjustment, and no adjustment is without a lot. */
  private void lotsChangeByTheirAdjustments() {
    var sums = new HashMap<Long, Amount>();
    farm.journal()
        .rows(Inventory.ADJUSTMENT)
        .forEach(each -> sums.merge(each.lot(), each.delta(), Amount::plus));
    for (Lot lot : farm.journal().rows(Inventory.LOT)) {
      Amount changed = sums.getOrDefault(lot.serial(), Amount.ZERO);
      assertThat(changed.toString()).isEqualTo(farm.available(lot.serial()));
      assertThat(new ObjectRef(Inventory.LOT_KIND, lot.serial())).isEqualTo(lot.ref());
    }
  }
}
