package perennial.transport;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.journal.Command.Deciding;
import perennial.journal.State;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/** Collects everything that is wrong with one act on a transfer, with its texts. */
final class Refusing {
  static final String ID = "global_id";
  static final String RECEIVER = "to_mme_id";
  static final String ITEMS = "inventory_transfer_items";

  private final List<Refusal> reasons = new ArrayList<>();

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  List<Refusal> reasons() {
    return reasons;
  }

  void add(String field, TransferReason reason, String text) {
    reasons.add(Refusal.of(field, reason, text));
  }

  /** Adds a reason that is said once however many items it holds for. */
  void addOnce(String field, TransferReason reason, String text) {
    if (reasons.stream().noneMatch(each -> each.reason() == reason)) {
      add(field, reason, text);
    }
  }

  /** The name of a field of the n-th item. */
  static String item(int n, String field) {
    return ITEMS + "." + n + "." + field;
  }

  /**
   * The transfer, if the actor is a party of it.
   *
   * @param other the other party as the caller knows it, whose head is locked with the actor's
   */
  @Nullable Transfer transfer(Deciding deciding, long serial, @Nullable LicenseeId other) {
    LicenseeId actor = deciding.actor().licensee();
    Transfer transfer = deciding.state().find(Transport.TRANSFER, serial);
    if (transfer == null || !transfer.isPartyOf(actor)) {
      add(ID, TransferReason.UNKNOWN, "The selected global id is invalid.");
      return null;
    }
    LicenseeId partner = transfer.fromId().equals(actor) ? transfer.toId() : transfer.fromId();
    if (!partner.equals(other)) {
      add(
          ID,
          TransferReason.CHANGED_MEANWHILE,
          "The transfer was changed in the meantime. Please look at it and try again.");
      return null;
    }
    return transfer;
  }

  /**
   * The same, if the actor is its sender.
   *
   * @param otherwise what the receiver is told
   */
  @Nullable Transfer ownTransfer(
      Deciding deciding, long serial, @Nullable LicenseeId other, String otherwise) {
    Transfer transfer = transfer(deciding, serial, other);
    if (transfer == null || transfer.fromId().equals(deciding.actor().licensee())) {
      return transfer;
    }
    add(ID, TransferReason.NOT_THE_SENDER, otherwise);
    return null;
  }

  /** An object's identifier for a text. */
  static String name(State state, ObjectRef object) {
    var row = state.find(Identifiers.OBJECT, object.kind(), object.serial());
    return row == null ? object.toString() : row.globalId().toString();
  }
}
