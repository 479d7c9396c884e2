package perennial.leafdata.laboratory;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.inventory.Balance;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.inventory.Tested;
import perennial.journal.Reader;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.laboratory.LabResult;
import perennial.laboratory.ResultsOfLots;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;

/**
 * What is printed with the results of a page, read for all of them together in two round trips. A
 * laboratory sees the client's lot that it tested, and the client the sample; whoever only holds
 * goods of that lot sees neither.
 */
final class PageFacts implements ResultFacts {
  /** Accounts of the two lots of each of a page's results: five each, and transfers. */
  private static final int BALANCES_MAX = 100_000;

  private final Map<List<Object>, Lot> lots;
  private final Map<List<Object>, ProductType> types;
  private final Map<List<Object>, Strain> strains;
  private final Map<List<Object>, Licensee> licensees;
  private final Map<List<Object>, Amount> quantities = new HashMap<>();
  private final ResultsOfLots results;

  static PageFacts read(Reader reader, LicenseeId asking, Collection<LabResult> page) {
    Set<LicenseeId> names = new LinkedHashSet<>();
    var lotKeys = new LinkedHashSet<List<Object>>();
    var licenseeKeys = new LinkedHashSet<List<Object>>();
    names.add(asking);
    for (LabResult result : page) {
      LicenseeId client = result.clientId();
      licenseeKeys.add(List.of(result.labId()));
      if (client != null) {
        licenseeKeys.add(List.of(client));
      }
      if (asking.equals(result.labId()) || asking.equals(client)) {
        names.add(result.labId());
        lotKeys.add(List.of(result.labId(), result.sampleLot()));
        if (client != null && result.clientLot() != null) {
          names.add(client);
          lotKeys.add(List.of(client, result.clientLot()));
        }
      }
    }
    Reader.Reading reading = reader.as(names);
    Supplier<Map<List<Object>, Lot>> lots = reading.find(Inventory.LOT, lotKeys);
    Supplier<Map<List<Object>, Licensee>> licensees =
        reading.find(Licensing.LICENSEE, licenseeKeys);
    reading.go();
    return new PageFacts(reading, lots.get(), licensees.get());
  }

  private PageFacts(
      Reader.Reading reading, Map<List<Object>, Lot> lots, Map<List<Object>, Licensee> licensees) {
    this.lots = lots;
    this.licensees = licensees;
    var typeKeys = new ArrayList<List<Object>>();
    var strainKeys = new ArrayList<List<Object>>();
    var serials = new ArrayList<Long>();
    for (Lot lot : lots.values()) {
      typeKeys.add(List.of(lot.licenseeId(), lot.productType()));
      serials.add(lot.serial());
      if (lot.strain() != null) {
        strainKeys.add(List.of(lot.licenseeId(), lot.strain()));
      }
    }
    Supplier<Map<List<Object>, ProductType>> foundTypes =
        reading.find(Inventory.PRODUCT_TYPE, typeKeys);
    Supplier<Map<List<Object>, Strain>> foundStrains = reading.find(Cultivation.STRAIN, strainKeys);
    Supplier<List<Balance>> balances =
        reading.where(Inventory.BALANCE, "serial", serials, BALANCES_MAX);
    Supplier<ResultsOfLots> foundResults = ResultsOfLots.ask(reading, lots.values());
    reading.go();
    this.types = foundTypes.get();
    this.strains = foundStrains.get();
    this.results = foundResults.get();
    for (Balance balance : balances.get()) {
      if (balance.kind().equals(Inventory.LOT_KIND) && Ledger.isInHand(balance.account())) {
        quantities.merge(
            key(balance.licenseeId(), balance.serial()), balance.amount(), Amount::plus);
      }
    }
  }

  private static List<Object> key(LicenseeId licensee, long serial) {
    return List.of(licensee.value(), serial);
  }

  @Override
  public @Nullable Lot sample(LabResult result) {
    return lots.get(key(result.labId(), result.sampleLot()));
  }

  @Override
  public @Nullable Lot clientLot(LabResult result) {
    LicenseeId client = result.clientId();
    Long lot = result.clientLot();
    return client == null || lot == null ? null : lots.get(key(client, lot));
  }

  @Override
  public @Nullable ProductType productType(Lot lot) {
    return types.get(key(lot.licenseeId(), lot.productType()));
  }

  @Override
  public BigDecimal quantity(Lot lot) {
    return quantities.getOrDefault(key(lot.licenseeId(), lot.serial()), Amount.ZERO).toDecimal();
  }

  @Override
  public @Nullable String strain(Lot lot) {
    Long serial = lot.strain();
    Strain strain = serial == null ? null : strains.get(key(lot.licenseeId(), serial));
    return strain == null ? null : strain.name();
  }

  @Override
  public @Nullable String deciding(Lot lot) {
    return results.deciding(lot).map(Tested::resultId).orElse(null);
  }

  @Override
  public Licensee licensee(LicenseeId id) {
    return requireNonNull(licensees.get(List.<Object>of(id.value())));
  }
}
