package perennial.journal.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perennial.kernel.Digests;

/** What verifier and signer keys share: {@code name+hash+base64(type ‖ key)}. */
record KeyText(String name, SignatureType type, int keyId, byte[] key) {
  private static final Pattern FORM = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)");

  /** Longer than any host with a path that people name a log by. */
  static final int MAX_NAME_LENGTH = 255;

  /** Name, key hash, 33 bytes in base64, and what may stand before. */
  static final int MAX_LENGTH = MAX_NAME_LENGTH + 80;

  static KeyText parse(String place, String text) {
    Matcher parts = text.length() <= MAX_LENGTH ? FORM.matcher(text) : null;
    if (parts == null || !parts.matches()) {
      throw new LogFormatException(place, "not of the form name+hash+base64");
    }
    checkName(place, parts.group(1));
    byte[] key = StrictBase64.decode(place, parts.group(3));
    if (key.length != 1 + Ed25519.PUBLIC_LENGTH) {
      throw new LogFormatException(place, "a key has a byte for its kind and 32 bytes");
    }
    byte[] rest = Arrays.copyOfRange(key, 1, key.length);
    int keyId = HexFormat.fromHexDigits(parts.group(2));
    return new KeyText(parts.group(1), SignatureType.of(place, key[0]), keyId, rest);
  }

  String print() {
    byte[] typed = ByteBuffer.allocate(1 + key.length).put(type.identifier()).put(key).array();
    String id = HexFormat.of().toHexDigits(keyId);
    return name + "+" + id + "+" + StrictBase64.encode(typed);
  }

  /** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), big-endian. */
  static int keyId(String name, SignatureType type, byte[] publicKey) {
    byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] digest = Digests.sha256(start, new byte[] {type.identifier()}, publicKey);
    return ByteBuffer.wrap(digest).getInt();
  }

  /** Names are not empty and hold no plus, no space of any alphabet and no control character. */
  static void checkName(String place, String name) {
    boolean bad =
        name.isEmpty()
            || name.length() > MAX_NAME_LENGTH
            || !StandardCharsets.UTF_8.newEncoder().canEncode(name)
            || name.codePoints().anyMatch(KeyText::isForbidden);
    if (bad) {
      throw new LogFormatException(
          place, "no name of a key: it is 1 to 255 long, without plus or space");
    }
  }

  private static boolean isForbidden(int c) {
    return c == '+'
        || Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || Character.isWhitespace(c);
  }

  @Override
  public String toString() {
    return name; // the key may be secret
  }
}
