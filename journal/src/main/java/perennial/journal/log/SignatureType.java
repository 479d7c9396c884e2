package perennial.journal.log;

/** The kinds of signature in a note that are used here, by the byte that C2SP assigns to each. */
public enum SignatureType {
  /** A log's own: Ed25519 over the text of the note. */
  ED25519(0x01),
  /** A witness's: Ed25519 over the text and the second at which it was seen. */
  COSIGNATURE_V1(0x04);

  private final int identifier;

  SignatureType(int identifier) {
    this.identifier = identifier;
  }

  byte identifier() {
    return (byte) identifier;
  }

  static SignatureType of(String place, byte identifier) {
    for (SignatureType type : values()) {
      if (type.identifier() == identifier) {
        return type;
      }
    }
    throw new LogFormatException(place, "a kind of signature that is not known here");
  }
}
