package perennial.transport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotWaived;
import perennial.inventory.ProductType;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.inventory.Waivers;
import perennial.journal.Command.Deciding;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;

/**
 * What must hold when goods are promised and again when they leave: both licenses are in order, and
 * the goods are tested where the law demands it (WAC 314-55-102).
 */
final class ShippingRules {
  /** LeafData's word for a laboratory's license. */
  static final String LAB = "lab";

  private static final String RECEIVE = "transfer.receive";

  /** What rules call a transfer that only brings goods back to who supplied them. */
  static final String RETURN = "transfer.return";

  private static final String RECEIVE_RETURN = "transfer.receive-return";

  private final Deciding deciding;
  private final RuleSet rules;
  private final Refusing refusing;
  private final List<LotWaived> waived = new ArrayList<>();

  ShippingRules(Deciding deciding, RulePack pack, Refusing refusing) {
    this.deciding = deciding;
    this.rules = pack.getInForce(deciding.moments().recordedAt());
    this.refusing = refusing;
  }

  /**
   * The receiver, or null with reasons when nothing may be sent there. Whether the sender's license
   * permits it, whoever wrapped the command has asked.
   *
   * @param act {@link #RETURN}, or any other
   */
  @Nullable Licensee checkParties(@Nullable LicenseeId to, String act) {
    LicenseeId from = deciding.actor().licensee();
    Licensee receiver = to == null ? null : deciding.state().find(Licensing.LICENSEE, to);
    if (receiver == null || receiver.deletedAt() != null) {
      refusing.add(
          Refusing.RECEIVER, TransferReason.RECEIVER_INVALID, "The selected to mme id is invalid.");
      return null;
    }
    if (receiver.licenseeId().equals(from)) {
      refusing.add(
          Refusing.RECEIVER,
          TransferReason.RECEIVER_IS_SENDER,
          "The to mme id and from mme id must be different.");
    } else if (receiver.suspended()
        && receives(receiver, act) instanceof Permission.Denied(String citation, String sentence)) {
      refusing.add(
          Refusing.RECEIVER,
          TransferReason.LICENSE_SUSPENDED,
          "Goods may not be sent to the receiver: " + sentence + " (" + citation + ")");
    } else if (rules.permits(receiver.type(), RECEIVE) instanceof Permission.Denied denied) {
      refusing.add(Refusing.RECEIVER, TransferReason.RECEIVER_INVALID, denied.sentence());
    }
    return receiver;
  }

  /** What rules say to the receipt by a license that is not in force. */
  private Permission receives(Licensee receiver, String act) {
    return rules.permitsIn(
        receiver.status().word(),
        receiver.type(),
        Set.of(),
        act.equals(RETURN) ? RECEIVE_RETURN : RECEIVE);
  }

  /** Whether all of some lots go back to the licensee that supplied them. */
  static boolean areReturns(Collection<? extends @Nullable Lot> lots, @Nullable Licensee receiver) {
    if (receiver == null || lots.isEmpty()) {
      return false;
    }
    for (Lot lot : lots) {
      if (lot == null || !Purposes.isReturn(lot, receiver)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether goods of an item may go from the one to the other at all. What only warns leaves, and
   * {@link TransferRules} lists it.
   */
  void checkMatrix(int n, FiledItem item, Goods goods, Licensee receiver) {
    Licensee sender = deciding.state().find(Licensing.LICENSEE, deciding.actor().licensee());
    if (sender == null || rules.permits(receiver.type(), RECEIVE) instanceof Permission.Denied) {
      return;
    }
    Permission answer =
        TransferMatrix.answer(
            rules, item, goods.lot(), goods.type().intermediateType(), sender.type(), receiver);
    if (answer instanceof Permission.Denied(String citation, String sentence)) {
      refusing.add(
          Refusing.item(n, "inventory_id"),
          TransferReason.NOT_PERMITTED,
          sentence + " (" + citation + ")");
    }
  }

  private String productClass(Goods goods) {
    return TransferMatrix.keyOf(rules, goods.type().intermediateType());
  }

  /** Whether goods of an item must and do have a result that lets them go to the receiver. */
  void checkTest(int n, FiledItem item, Goods goods, Licensee receiver, TestVerdicts verdicts) {
    Lot lot = goods.lot();
    Set<String> purposes = Purposes.of(item, lot, receiver);
    TestStatus status = verdicts.status(lot);
    if (status == TestStatus.FAILED) {
      boolean mayLeave =
          item.isForExtraction()
              || item.retest()
              || receiver.type().equals(LAB)
              || Purposes.isReturn(lot, receiver);
      if (!mayLeave) {
        refusing.add(
            Refusing.item(n, "inventory_id"),
            TransferReason.LAB_RESULT_FAILED,
            Refusing.name(deciding.state(), lot.ref())
                + " failed its lab test; it may leave only for extraction, for a retest, to a"
                + " laboratory or back to its supplier.");
      }
      return;
    }
    if (status == TestStatus.PASSED) {
      return;
    }
    rules
        .findResultGate(productClass(goods), receiver.type(), purposes)
        .filter(gate -> !isWaived(goods))
        .ifPresent(
            gate -> refusing.addOnce("", TransferReason.LAB_RESULT_MISSING, gate.sentence()));
  }

  /** The only way past a missing result; never past a failed one. */
  private boolean isWaived(Goods goods) {
    Optional<Waivers.Found> found =
        Waivers.find(
            deciding.state(),
            goods.lot(),
            productClass(goods),
            deciding.moments().recordedAt(),
            waived);
    found.filter(Waivers.Found::isNew).map(Waivers.Found::event).ifPresent(this::note);
    return found.isPresent();
  }

  private void note(LotWaived event) {
    if (!waived.contains(event)) {
      waived.add(event);
    }
  }

  /** What is noted of lots that leave under a waiver; nothing where all have results. */
  List<LotWaived> waived() {
    return List.copyOf(waived);
  }

  /** A lot of the sender's and what it is. */
  record Goods(Lot lot, ProductType type) {}

  /** The identifier of the result that decides on a lot, or null when it is untested. */
  static @Nullable String resultOf(TestVerdicts verdicts, Lot lot) {
    return verdicts.deciding(lot).map(Tested::resultId).orElse(null);
  }

  /** The results that may hold for some lots. */
  static TestVerdicts verdicts(State state, Collection<Lot> lots) {
    List<Tested> tested = new ArrayList<>();
    lots.stream()
        .flatMap(lot -> TestVerdicts.lotsOf(lot).stream())
        .distinct()
        .forEach(lot -> tested.addAll(state.list(Inventory.RESULTS_OF_LOT, lot)));
    return new TestVerdicts(tested);
  }
}
