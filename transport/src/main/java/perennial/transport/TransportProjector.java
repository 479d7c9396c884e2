package perennial.transport;

import static perennial.transport.Transport.TRANSFER;
import static perennial.transport.Transport.TRANSFER_ITEM;

import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.PersonalErased;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.kernel.ObjectRef;

/** Folds transport's events into transfers and their items. */
final class TransportProjector implements Projector {
  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    if (event instanceof TransportEvent own) {
      applyOwn(own, occasion, rows);
    }
    if (event instanceof PersonalErased(_, ObjectRef object, _, _, _)
        && object.kind().equals(Transport.TRANSFER_KIND)) {
      rows.change(TRANSFER, TransferFold::erased, object.serial());
    }
  }

  private static void applyOwn(TransportEvent event, Occasion occasion, Rows rows) {
    switch (event) {
      case TransferFiled e -> file(e, occasion, rows);
      case TransferChanged e -> change(e, occasion, rows);
      case TransferReadied e ->
          rows.change(TRANSFER, t -> TransferFold.readied(t, occasion), e.serial());
      case TransferDeparted e -> depart(e, occasion, rows);
      case TransferReceived e -> receive(e, occasion, rows);
      case TransferVoided e ->
          rows.change(TRANSFER, t -> TransferFold.voided(t, occasion), e.serial());
      case RejectedTakenBack e -> {
        rows.change(TRANSFER, t -> TransferFold.touched(t, occasion), e.serial());
        for (long item : e.items()) {
          rows.change(TRANSFER_ITEM, i -> ItemFold.returned(i, occasion), item);
        }
      }
    }
  }

  private static void file(TransferFiled e, Occasion occasion, Rows rows) {
    rows.create(TRANSFER, TransferFold.filed(e, occasion));
    for (FiledItem item : e.items()) {
      rows.create(TRANSFER_ITEM, ItemFold.filed(e.fromId(), e.toId(), e.serial(), item, occasion));
    }
  }

  private static void change(TransferChanged e, Occasion occasion, Rows rows) {
    rows.change(TRANSFER, t -> TransferFold.changed(t, e, occasion), e.serial());
    for (FiledItem item : e.added()) {
      rows.create(TRANSFER_ITEM, ItemFold.filed(e.fromId(), e.toId(), e.serial(), item, occasion));
    }
    for (FiledItem item : e.rewritten()) {
      rows.change(
          TRANSFER_ITEM, i -> ItemFold.rewritten(i, e.toId(), item, occasion), item.serial());
    }
    for (long item : e.removed()) {
      rows.change(TRANSFER_ITEM, i -> ItemFold.removed(i, occasion), item);
    }
    for (long item : e.readdressed()) {
      rows.change(TRANSFER_ITEM, i -> ItemFold.readdressed(i, e.toId(), occasion), item);
    }
  }

  private static void depart(TransferDeparted e, Occasion occasion, Rows rows) {
    rows.change(TRANSFER, t -> TransferFold.departed(t, occasion), e.serial());
    for (TransferDeparted.Departed item : e.items()) {
      rows.change(TRANSFER_ITEM, i -> ItemFold.departed(i, item, occasion), item.item());
    }
  }

  private static void receive(TransferReceived e, Occasion occasion, Rows rows) {
    rows.change(TRANSFER, t -> TransferFold.received(t, e, occasion), e.serial());
    for (TransferReceived.Received item : e.items()) {
      rows.change(
          TRANSFER_ITEM, i -> ItemFold.received(i, item, e.receivedAt(), occasion), item.item());
    }
  }
}
