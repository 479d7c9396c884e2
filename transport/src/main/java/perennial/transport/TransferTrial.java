package perennial.transport;

import perennial.inventory.Lot;
import perennial.licensing.Licensee;
import perennial.rulebook.Permission;
import perennial.rulebook.RuleSet;

/** What a rule set says to a transfer that is under way; nothing is written. */
public final class TransferTrial {
  private TransferTrial() {}

  /**
   * @param productClass key or accepted spelling of the class of the goods
   * @param sender key of the sender's license type
   */
  public static Permission answer(
      RuleSet rules,
      TransferItem item,
      Lot lot,
      String productClass,
      String sender,
      Licensee receiver) {
    return TransferMatrix.answer(
        rules, ItemFold.asFiled(item), lot, productClass, sender, receiver);
  }
}
