package perennial.transport;

/** Who carries the goods. */
public enum ManifestType {
  /** The sender brings them: they leave at once. */
  DELIVERY("delivery"),
  /** The receiver fetches them: they wait ready for pick-up first. */
  PICK_UP("pick-up"),
  /** A licensed transporter carries them: they wait ready for pick-up first. */
  TRANSPORTER("transporter");

  private final String wire;

  ManifestType(String wire) {
    this.wire = wire;
  }

  /** LeafData's word. */
  public String wire() {
    return wire;
  }

  /** Whether the goods wait for somebody else before they leave. */
  public boolean waitsForPickup() {
    return this != DELIVERY;
  }
}
