package perennial.transport;

import perennial.journal.Event;

/** What happens to transfers and their items. */
public sealed interface TransportEvent extends Event
    permits RejectedTakenBack,
        TransferChanged,
        TransferDeparted,
        TransferFiled,
        TransferReadied,
        TransferReceived,
        TransferVoided {}
