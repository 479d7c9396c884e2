package perennial.leafdata.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.PlantBatch;
import perennial.inventory.AnyBatch;
import perennial.inventory.Balance;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.inventory.ProductionBatch;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.journal.Table;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Caller;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/**
 * What the answers about lots need besides the lots: their quantities, product types, batches,
 * areas and results. Read for a whole page together, or from the rows of a call.
 *
 * @param quantities what the licensee has in hand, by lot
 */
record LotBook(
    Map<Long, Amount> quantities,
    Map<Long, ProductType> types,
    Map<Long, AnyBatch> batches,
    Map<Long, Area> areas,
    TestVerdicts verdicts) {

  /** Balances of one page: more than ten open transfers of every lot are not seen. */
  private static final int BALANCES_MAX = 50_000;

  /** Results of one page: a lot has few, and all lots of a harvest share theirs. */
  private static final int RESULTS_MAX = 100_000;

  /** Reads what a page of lots needs, in one round trip. */
  static LotBook read(Reader reader, Caller caller, List<Lot> lots) {
    LicenseeId licensee = caller.licensee();
    Reader.Reading reading = reader.as(licensee);
    List<Long> serials = lots.stream().map(Lot::serial).toList();
    Supplier<List<Balance>> balances =
        reading.where(Inventory.BALANCE, "serial", serials, BALANCES_MAX);
    Supplier<Map<List<Object>, ProductType>> types =
        reading.find(Inventory.PRODUCT_TYPE, keys(licensee, lots, Lot::productType));
    Collection<List<Object>> batchKeys = keys(licensee, lots, Lot::batch);
    Supplier<Map<List<Object>, PlantBatch>> plants =
        reading.find(Cultivation.PLANT_BATCH, batchKeys);
    Supplier<Map<List<Object>, Harvest>> harvests = reading.find(Cultivation.HARVEST, batchKeys);
    Supplier<Map<List<Object>, ProductionBatch>> productions =
        reading.find(Inventory.PRODUCTION_BATCH, batchKeys);
    Set<Long> tested = new LinkedHashSet<>();
    lots.forEach(lot -> tested.addAll(TestVerdicts.lotsOf(lot)));
    Supplier<List<Tested>> results = reading.where(Inventory.TESTED, "lot", tested, RESULTS_MAX);
    reading.go();
    var batches = new HashMap<Long, AnyBatch>();
    plants.get().values().forEach(b -> batches.put(b.serial(), new AnyBatch.OfPlants(b)));
    harvests.get().values().forEach(b -> batches.put(b.serial(), new AnyBatch.OfHarvest(b)));
    productions.get().values().forEach(b -> batches.put(b.serial(), new AnyBatch.OfLots(b)));
    var typesBySerial = new HashMap<Long, ProductType>();
    types.get().values().forEach(type -> typesBySerial.put(type.serial(), type));
    return new LotBook(
        sums(balances.get()), typesBySerial, batches, Map.of(), new TestVerdicts(results.get()));
  }

  /** From the rows as they are inside a call. */
  static LotBook of(State state, Caller caller, List<Lot> lots) {
    LicenseeId licensee = caller.licensee();
    var quantities = new HashMap<Long, Amount>();
    var types = new HashMap<Long, ProductType>();
    var batches = new HashMap<Long, AnyBatch>();
    var areas = new HashMap<Long, Area>();
    var results = new ArrayList<Tested>();
    var tested = new LinkedHashSet<Long>();
    for (Lot lot : lots) {
      quantities.put(lot.serial(), Ledger.inHand(state, lot));
      put(
          types,
          lot.productType(),
          found(state, Inventory.PRODUCT_TYPE, licensee, lot.productType()));
      put(areas, lot.area(), found(state, Licensing.AREA, licensee, lot.area()));
      put(batches, lot.batch(), AnyBatch.findAny(state, caller.actor(), lot.batch()));
      tested.addAll(TestVerdicts.lotsOf(lot));
    }
    tested.forEach(lot -> results.addAll(state.list(Inventory.RESULTS_OF_LOT, lot)));
    return new LotBook(quantities, types, batches, areas, new TestVerdicts(results));
  }

  private static <R extends Record> @Nullable R found(
      State state, Table<R> table, LicenseeId licensee, long serial) {
    return state.find(table, licensee, serial);
  }

  private static <V> void put(Map<Long, V> map, long serial, @Nullable V value) {
    if (value != null) {
      map.put(serial, value);
    }
  }

  private static Map<Long, Amount> sums(List<Balance> balances) {
    var sums = new HashMap<Long, Amount>();
    for (Balance balance : balances) {
      if (Ledger.isInHand(balance.account())) {
        sums.merge(balance.serial(), balance.amount(), Amount::plus);
      }
    }
    return sums;
  }

  private static Collection<List<Object>> keys(
      LicenseeId licensee, List<Lot> lots, ToLongFunction<Lot> component) {
    return lots.stream()
        .mapToLong(component)
        .distinct()
        .mapToObj(serial -> List.<Object>of(licensee, serial))
        .toList();
  }

  Amount quantity(Lot lot) {
    return quantities.getOrDefault(lot.serial(), Amount.ZERO);
  }

  ProductType type(Lot lot) {
    return Objects.requireNonNull(types.get(lot.productType()));
  }

  @Nullable AnyBatch batch(Lot lot) {
    return batches.get(lot.batch());
  }
}
