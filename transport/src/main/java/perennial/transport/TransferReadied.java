package perennial.transport;

/** The goods of a transfer wait to be fetched. */
public record TransferReadied(long serial) implements TransportEvent {}
