package perennial.transport;

/** How far a transfer has come. That it was voided is a fact beside its status. */
public enum TransferStatus {
  /** Filed; the goods are reserved; it may be changed. */
  OPEN("open"),
  /** The goods wait for whoever fetches them. */
  READY_FOR_PICKUP("ready-for-pickup"),
  /** The goods left and are still the sender's. */
  IN_TRANSIT("in-transit"),
  /** The receiver said of each item how much of it came. */
  RECEIVED("received");

  private final String wire;

  TransferStatus(String wire) {
    this.wire = wire;
  }

  /** LeafData's word. */
  public String wire() {
    return wire;
  }

  /** Whether the goods are still with the sender, reserved. */
  public boolean isBeforeDeparture() {
    return this == OPEN || this == READY_FOR_PICKUP;
  }
}
