package perennial.transport;

import perennial.inventory.Lot;
import perennial.licensing.Licensee;
import perennial.rulebook.Permission;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RuleSet;

/** What the matrix of transfers says to the goods of one item: one place for all who ask. */
final class TransferMatrix {
  private TransferMatrix() {}

  /**
   * @param productClass key or accepted spelling of the class of the goods
   * @param sender key of the sender's license type
   */
  static Permission answer(
      RuleSet rules,
      FiledItem item,
      Lot lot,
      String productClass,
      String sender,
      Licensee receiver) {
    return rules.transfers(
        sender, receiver.type(), keyOf(rules, productClass), Purposes.of(item, lot, receiver));
  }

  /** The key of a class, of which clients know several spellings. */
  static String keyOf(RuleSet rules, String productClass) {
    return rules.findProductClass(productClass).map(ProductClass::key).orElse(productClass);
  }
}
