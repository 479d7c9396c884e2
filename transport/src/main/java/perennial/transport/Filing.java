package perennial.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.inventory.Stock;
import perennial.inventory.TestPath;
import perennial.inventory.TestVerdicts;
import perennial.journal.Command.Deciding;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;
import perennial.licensing.Licensee;

/** Checks the items that a sender asks for, and makes of them what is filed. */
final class Filing {
  private final Deciding deciding;
  private final State state;
  private final LicenseeId sender;
  private final Refusing refusing;
  private final ShippingRules rules;
  private final Map<Long, Lot> lots = new LinkedHashMap<>();
  private final Map<Long, ProductType> types = new HashMap<>();

  Filing(Deciding deciding, ShippingRules rules, Refusing refusing) {
    this.deciding = deciding;
    this.state = deciding.state();
    this.sender = deciding.actor().licensee();
    this.rules = rules;
    this.refusing = refusing;
  }

  /**
   * The items as they are filed; those that are wrong are left out and their reasons collected.
   *
   * @param freed by lot, what the transfer holds of it already and may use again
   * @param own items of the transfer that may be named, by serial
   */
  List<FiledItem> check(
      List<AskedItem> asked,
      Map<Long, Amount> freed,
      Map<Long, TransferItem> own,
      @Nullable Licensee receiver) {
    if (asked.isEmpty()) {
      refusing.add(
          Refusing.ITEMS,
          TransferReason.ITEMS_MISSING,
          "The inventory transfer items field is required.");
    }
    if (asked.size() > Transport.ITEMS_MAX) {
      refusing.add(
          Refusing.ITEMS,
          TransferReason.TOO_MANY_ITEMS,
          "A transfer has at most " + Transport.ITEMS_MAX + " items.");
      return List.of();
    }
    load(asked);
    var left = new HashMap<Long, Amount>();
    var named = new HashSet<Long>();
    var filed = new ArrayList<FiledItem>();
    var at = new ArrayList<Integer>();
    for (int n = 0; n < asked.size(); n++) {
      AskedItem item = asked.get(n);
      if (isNameable(n, item, own, named) && isSound(n, item)) {
        Lot lot = Objects.requireNonNull(lots.get(item.lot()));
        checkLot(n, lot);
        checkAvailable(n, item, lot, left, freed);
        filed.add(filed(item, lot));
        at.add(n);
      }
    }
    return receiver == null ? filed : tested(filed, at, receiver);
  }

  private void load(List<AskedItem> asked) {
    List<Long> serials =
        asked.stream().map(AskedItem::lot).filter(Objects::nonNull).distinct().toList();
    var keys = new ArrayList<List<Object>>();
    var balances = new ArrayList<List<Object>>();
    for (Long lot : serials) {
      keys.add(List.of(sender, lot));
      balances.add(List.of(sender, Inventory.LOT_KIND, lot, Account.AVAILABLE, 0L));
    }
    state.fetch(Inventory.LOT, keys);
    state.fetch(Inventory.BALANCE, balances);
    for (Long serial : serials) {
      Lot lot = state.find(Inventory.LOT, sender, serial);
      if (lot != null && !lot.isDeleted()) {
        lots.put(serial, lot);
      }
    }
    state.fetch(
        Inventory.PRODUCT_TYPE,
        lots.values().stream().map(lot -> List.<Object>of(sender, lot.productType())).toList());
    for (Lot lot : lots.values()) {
      ProductType type = state.find(Inventory.PRODUCT_TYPE, sender, lot.productType());
      types.put(lot.serial(), Objects.requireNonNull(type));
    }
  }

  private boolean isNameable(int n, AskedItem item, Map<Long, TransferItem> own, Set<Long> named) {
    if (item.item() == null) {
      return true;
    }
    if (!own.containsKey(item.item())) {
      refusing.add(
          Refusing.item(n, Refusing.ID),
          TransferReason.ITEM_INVALID,
          "The selected global id is no item of this transfer.");
      return false;
    }
    if (!named.add(item.item())) {
      refusing.add(
          Refusing.item(n, Refusing.ID),
          TransferReason.ITEM_NAMED_TWICE,
          "The item is named more than once.");
      return false;
    }
    return true;
  }

  private boolean isSound(int n, AskedItem item) {
    boolean isSound = true;
    Lot lot = item.lot() == null ? null : lots.get(item.lot());
    if (lot == null) {
      refusing.add(
          Refusing.item(n, "inventory_id"),
          TransferReason.LOT_INVALID,
          item.lot() == null
              ? "The inventory id field is required."
              : "The selected inventory id is invalid.");
      isSound = false;
    }
    String quantity = quantityDefect(item.qty(), lot);
    if (!quantity.isEmpty()) {
      refusing.add(Refusing.item(n, "qty"), TransferReason.QUANTITY_INVALID, quantity);
      isSound = false;
    }
    isSound &= isWord(n, "sample_type", item.sampleType(), SampleTypes.TYPES);
    isSound &=
        isWord(n, "product_sample_type", item.productSampleType(), SampleTypes.PRODUCT_TYPES);
    return isSound;
  }

  /** What waits to be destroyed waits where it is (WAC 314-55-097). */
  private void checkLot(int n, Lot lot) {
    if (!lot.testPath().canGrow()) {
      refusing.add(
          Refusing.item(n, "inventory_id"), TransferReason.TOO_OFTEN_DIVIDED, TestPath.TOO_LONG);
    }
    if (Stock.isWaste(state, lot) && Stock.awaitsDisposal(state, lot)) {
      refusing.add(
          Refusing.item(n, "inventory_id"), TransferReason.LOT_HELD, Stock.WASTE_IS_DISPOSED);
    }
  }

  private static String quantityDefect(@Nullable Amount qty, @Nullable Lot lot) {
    if (qty == null) {
      return "The qty field is required.";
    }
    if (!qty.isPositive()) {
      return "The qty must be greater than 0.";
    }
    if (lot != null && lot.uom() == Unit.EA && !qty.isWhole()) {
      return "The qty must be a whole number of units.";
    }
    return "";
  }

  private boolean isWord(int n, String field, String word, Set<String> words) {
    if (words.contains(word)) {
      return true;
    }
    refusing.add(
        Refusing.item(n, field),
        TransferReason.SAMPLE_TYPE_INVALID,
        "The selected " + field.replace('_', ' ') + " is invalid.");
    return false;
  }

  /** Asking for more than there is, is refused; several items may share one lot. */
  private void checkAvailable(
      int n, AskedItem item, Lot lot, Map<Long, Amount> left, Map<Long, Amount> freed) {
    Amount before =
        left.computeIfAbsent(
            lot.serial(),
            serial -> Stock.available(state, lot).plus(freed.getOrDefault(serial, Amount.ZERO)));
    Amount after = before.minus(Objects.requireNonNull(item.qty()));
    if (after.isNegative()) {
      refusing.add(
          Refusing.item(n, "qty"),
          TransferReason.NOT_AVAILABLE,
          "Only "
              + before
              + " "
              + lot.uom().wire()
              + " of "
              + Refusing.name(state, lot.ref())
              + " are available.");
    } else {
      left.put(lot.serial(), after);
    }
  }

  private FiledItem filed(AskedItem item, Lot lot) {
    ProductType type = Objects.requireNonNull(types.get(lot.serial()));
    Strain strain =
        lot.strain() == null ? null : state.find(Cultivation.STRAIN, sender, lot.strain());
    return new FiledItem(
        item.item() == null ? 0 : item.item(),
        lot.serial(),
        lot.batch(),
        lot.productType(),
        lot.strain(),
        Objects.requireNonNull(item.qty()),
        lot.uom(),
        ShownProduct.of(type, strain == null ? "" : strain.name(), lot),
        item.isSample(),
        item.sampleType(),
        item.productSampleType(),
        item.retest(),
        item.isForExtraction(),
        item.price(),
        null,
        item.externalId(),
        item.description(),
        item.stated());
  }

  private List<FiledItem> tested(List<FiledItem> filed, List<Integer> at, Licensee receiver) {
    var tested = new ArrayList<FiledItem>();
    TestVerdicts verdicts =
        ShippingRules.verdicts(
            state,
            filed.stream().map(item -> Objects.requireNonNull(lots.get(item.lot()))).toList());
    for (int i = 0; i < filed.size(); i++) {
      FiledItem item = filed.get(i);
      var goods =
          new ShippingRules.Goods(
              Objects.requireNonNull(lots.get(item.lot())),
              Objects.requireNonNull(types.get(item.lot())));
      rules.checkMatrix(at.get(i), item, goods, receiver);
      rules.checkTest(at.get(i), item, goods, receiver, verdicts);
      tested.add(item.withLabResult(ShippingRules.resultOf(verdicts, goods.lot())));
    }
    return tested;
  }

  /** The lots that the checked items name, by serial. */
  Map<Long, Lot> lots() {
    return lots;
  }

  /** Gives a serial to every item that is new. */
  List<FiledItem> minted(List<FiledItem> items) {
    return items.stream()
        .map(item ->
            item.serial() > 0 ? item : item.withSerial(deciding.minter().next(Transport.ITEM_KIND)))
        .toList();
  }
}
