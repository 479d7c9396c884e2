package perennial.transport;

/** A transfer was voided; the goods are with the sender again by the postings of the same entry. */
public record TransferVoided(long serial) implements TransportEvent {}
