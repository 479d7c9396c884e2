package perennial.leafdata.laboratory;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.laboratory.LabResult;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;

/** What is printed with a result, as it is after a call. */
record StateFacts(State state) implements ResultFacts {
  @Override
  public @Nullable Lot sample(LabResult result) {
    return state.find(Inventory.LOT, result.labId(), result.sampleLot());
  }

  @Override
  public @Nullable Lot clientLot(LabResult result) {
    LicenseeId client = result.clientId();
    Long lot = result.clientLot();
    return client == null || lot == null ? null : state.find(Inventory.LOT, client, lot);
  }

  @Override
  public @Nullable ProductType productType(Lot lot) {
    return state.find(Inventory.PRODUCT_TYPE, lot.licenseeId(), lot.productType());
  }

  @Override
  public BigDecimal quantity(Lot lot) {
    return Ledger.inHand(state, lot).toDecimal();
  }

  @Override
  public @Nullable String strain(Lot lot) {
    Long serial = lot.strain();
    Strain strain =
        serial == null ? null : state.find(Cultivation.STRAIN, lot.licenseeId(), serial);
    return strain == null ? null : strain.name();
  }

  @Override
  public @Nullable String deciding(Lot lot) {
    List<Tested> tested = new ArrayList<>();
    for (long serial : TestVerdicts.lotsOf(lot)) {
      tested.addAll(state.list(Inventory.RESULTS_OF_LOT, serial));
    }
    Optional<Tested> deciding = new TestVerdicts(tested).deciding(lot);
    return deciding.map(Tested::resultId).orElse(null);
  }

  @Override
  public Licensee licensee(LicenseeId id) {
    return requireNonNull(state.find(Licensing.LICENSEE, id));
  }
}
